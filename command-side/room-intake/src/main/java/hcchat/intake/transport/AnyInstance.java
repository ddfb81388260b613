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

    /// Asks one instance after another, once each, while they can't be reached or say that they can't answer now.
    public <Q, M, A> CompletableFuture<A> call(MethodDescriptor<Q, M> method, Q question, Function<M, A> reading) {
        Try<Q, M, A> call = new Try<>(method, question, reading, good, patienceMs);
        call.ask(call.first);
        return call.answer;
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private final class Try<Q, M, A> {
        private final MethodDescriptor<Q, M> method;
        private final Q question;
        private final Function<M, A> reading;
        private final int first;
        private final Deadline deadline;
        private final CompletableFuture<A> answer = new CompletableFuture<>();

        Try(MethodDescriptor<Q, M> method, Q question, Function<M, A> reading, int first, long patienceMs) {
            this.method = method;
            this.question = question;
            this.reading = reading;
            this.first = first;
            this.deadline = Deadline.after(patienceMs, TimeUnit.MILLISECONDS);
        }

        void ask(int instance) {
            ManagedChannel channel = channels.get(instance);
            channel.resetConnectBackoff();
            ClientCalls.asyncUnaryCall(
                    channel.newCall(method, CallOptions.DEFAULT.withDeadline(deadline)), question, hearing(instance));
        }

        private StreamObserver<M> hearing(int instance) {
            return new StreamObserver<>() {
                private @Nullable M heard;

                @Override
                public void onNext(M message) {
                    heard = message;
                }

                @Override
                public void onError(Throwable failed) {
                    Status.Code code = Status.fromThrowable(failed).getCode();
                    int next = (instance + 1) % channels.size();
                    if (code == Status.Code.UNAVAILABLE && next != first) {
                        ask(next);
                    } else {
                        fail(code.name());
                    }
                }

                @Override
                public void onCompleted() {
                    if (heard == null) {
                        fail("no answer");
                    } else {
                        good = instance;
                        complete(heard);
                    }
                }
            };
        }

        private void complete(M message) {
            A read;
            try {
                read = reading.apply(message);
            } catch (IllegalArgumentException unreadable) {
                fail("an unreadable answer");
                return;
            }
            answer.complete(read);
        }

        private void fail(String why) {
            answer.completeExceptionally(failure.apply(why));
        }
    }
}
