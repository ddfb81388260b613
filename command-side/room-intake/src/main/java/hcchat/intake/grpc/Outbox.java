package hcchat.intake.grpc;

import hcchat.intake.LiveRecord;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Entered;
import hcchat.intake.routing.OwnerLines.Answered;
import hcchat.intake.v1.IntakeWire;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Answers and news on their way to one edge: what gathered is one message. Counts what the edge has asked and not
/// been answered, and lets more come only while that is bounded: an edge that doesn't read its answers isn't read
/// either. News isn't asked for, so it doesn't count; it has a bound of its own.
final class Outbox {
    private static final int BATCH = 1_024;
    private static final int BATCH_MEMBERS = 8_192;
    private static final int MOST_UNANSWERED = 1 << 15;
    // Messages of an edge that may be under way at once: one would make it wait for each.
    private static final int AHEAD = 4;

    private final ServerCallStreamObserver<IntakeWire.ToEdge> out;
    private final Executor executor;
    private final ConcurrentLinkedQueue<Answered> waiting = new ConcurrentLinkedQueue<>();
    private final NewsQueue news = new NewsQueue();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private volatile @Nullable Status end;
    private volatile boolean ended;

    Outbox(ServerCallStreamObserver<IntakeWire.ToEdge> out, Executor executor) {
        this.out = out;
        this.executor = executor;
        out.disableAutoRequest();
        out.setOnReadyHandler(this::wake);
        out.request(AHEAD);
    }

    void onBreak(Runnable handler) {
        out.setOnCancelHandler(handler);
    }

    /// A message with so many requests has come; called before any of them can be answered.
    void asked(int requests) {
        unanswered.addAndGet(requests);
    }

    /// The message has been taken.
    void letMoreCome() {
        held.incrementAndGet();
        requestHeld();
    }

    void answer(long number, @Nullable Outcome outcome) {
        waiting.add(new Answered(number, outcome));
        wake();
    }

    /// What fits of these goes out, beside the answers that are there.
    void feed(List<LiveRecord> records) {
        news.heard(records);
        wake();
    }

    /// The edge doesn't listen any more.
    void stopNews() {
        news.close();
    }

    /// Ends the stream after what waits.
    void end(Status status) {
        end = status;
        wake();
    }

    private void requestHeld() {
        if (unanswered.get() < MOST_UNANSWERED && held.get() > 0) {
            int messages = held.getAndSet(0);
            if (messages > 0) {
                out.request(messages);
            }
        }
    }

    private void wake() {
        if (!busy.get() && busy.compareAndSet(false, true)) {
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException closing) {
                busy.set(false);
            }
        }
    }

    private void drain() {
        do {
            try {
                send();
            } catch (RuntimeException unsendable) {
                end = Status.INTERNAL.withDescription("an answer can't be written");
                finish();
            }
            busy.set(false);
            // Who came while this thread was busy relied on it.
        } while (hasWork() && busy.compareAndSet(false, true));
    }

    private boolean hasWork() {
        return !ended && (end != null || (anythingWaits() && out.isReady()));
    }

    private boolean anythingWaits() {
        return !waiting.isEmpty() || !news.isEmpty();
    }

    private void send() {
        while (!ended && anythingWaits() && out.isReady()) {
            out.onNext(gather());
            requestHeld();
        }
        finish();
    }

    private void finish() {
        Status status = end;
        if (status != null && !ended) {
            ended = true;
            end(out, status);
        }
    }

    private static void end(ServerCallStreamObserver<IntakeWire.ToEdge> out, Status status) {
        if (status.isOk()) {
            out.onCompleted();
        } else {
            out.onError(status.asRuntimeException());
        }
    }

    private IntakeWire.ToEdge gather() {
        IntakeWire.ToEdge.Builder message = IntakeWire.ToEdge.newBuilder();
        int members = 0;
        int count = 0;
        while (count < BATCH && members < BATCH_MEMBERS) {
            Answered answered = waiting.poll();
            if (answered == null) {
                break;
            }
            count++;
            members += answered.outcome() instanceof Entered entered
                    ? entered.roster().size()
                    : 0;
            message.addAnswers(OutcomeWire.write(answered.number(), answered.outcome()));
        }
        unanswered.addAndGet(-count);
        news.drainTo(message);
        return message.build();
    }
}
