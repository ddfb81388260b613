package hcchat.intake.transport;

import io.grpc.CallOptions;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A service of which several instances run and each can answer: asks the one that answered last, then the others.
public final class AnyInstance implements AutoCloseable {
    private final List<ManagedChannel> channels;
    private final long patienceMs;
    private final Function<String, RuntimeException> failure;
    private volatile int good;

    /// @param addresses one at least
    /// @param patienceMs for all tries of a call together
    /// @param failure made of the status when nobody could answer
    public AnyInstance(
            List<String> addresses, Channels channels, long patienceMs, Function<String, RuntimeException> failure) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no instance to ask");
        }
        this.channels = addresses.stream().map(channels::open).toList();
        this.patienceMs = patienceMs;
        this.failure = failure;
    }

    /// Asks once each instance that can't be reached, and no other: what was asked may have been done.
    public <Q, A> CompletableFuture<A> call(MethodDescriptor<Q, A> method, Q question) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        int first = good;
        new Try<>(method, question, answer, first, Deadline.after(patienceMs, TimeUnit.MILLISECONDS)).ask(first);
        return answer;
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private final class Try<Q, A> {
        private final MethodDescriptor<Q, A> method;
        private final Q question;
        private final CompletableFuture<A> answer;
        private final int first;
        private final Deadline deadline;

        Try(MethodDescriptor<Q, A> method, Q question, CompletableFuture<A> answer, int first, Deadline deadline) {
            this.method = method;
            this.question = question;
            this.answer = answer;
            this.first = first;
            this.deadline = deadline;
        }

        void ask(int instance) {
            ManagedChannel channel = channels.get(instance);
            channel.resetConnectBackoff();
            ClientCalls.asyncUnaryCall(
                    channel.newCall(method, CallOptions.DEFAULT.withDeadline(deadline)), question, hearing(instance));
        }

        private StreamObserver<A> hearing(int instance) {
            return new StreamObserver<>() {
                private @Nullable A heard;

                @Override
                public void onNext(A value) {
                    heard = value;
                }

                @Override
                public void onError(Throwable failed) {
                    Status status = Status.fromThrowable(failed);
                    int next = (instance + 1) % channels.size();
                    if (status.getCode() == Status.Code.UNAVAILABLE && next != first) {
                        ask(next);
                    } else {
                        answer.completeExceptionally(
                                failure.apply(status.getCode().name()));
                    }
                }

                @Override
                public void onCompleted() {
                    if (heard == null) {
                        answer.completeExceptionally(failure.apply("no answer"));
                    } else {
                        good = instance;
                        answer.complete(heard);
                    }
                }
            };
        }
    }
}
