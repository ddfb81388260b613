package hcchat.client;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What was asked of the server, and who waits for the answer. Guarded by the client's lock.
final class Commands {
    private final Turn turn;
    private final Duration patience;
    private final int most;
    private final Answers answers = new Answers();

    /// @param patience after which an answer counts as [SendOutcome.Unknown]
    /// @param most under way at once
    Commands(Turn turn, Duration patience, int most) {
        this.turn = turn;
        this.patience = patience;
        this.most = most;
    }

    boolean areTooMany() {
        return answers.size() >= most;
    }

    CompletableFuture<SendOutcome> expect(UUID id) {
        CompletableFuture<SendOutcome> answer = answers.expect(id);
        answer.completeOnTimeout(new SendOutcome.Unknown(), patience.toMillis(), TimeUnit.MILLISECONDS);
        var _ = answer.thenRun(() -> turn.run(() -> answers.forget(id, answer)));
        return answer;
    }

    /// `then` is called under the lock.
    void expect(UUID id, Consumer<SendOutcome> then) {
        var _ = expect(id).thenAccept(outcome -> turn.run(() -> then.accept(outcome)));
    }

    boolean isExpected(UUID id) {
        return answers.isExpected(id);
    }

    /// The command `id` is answered.
    void settle(UUID id, SendOutcome outcome) {
        CompletableFuture<SendOutcome> answer = answers.take(id);
        if (answer != null) {
            turn.complete(answer, outcome);
        }
    }

    /// The command `id` was done, as something other than an `ack` said.
    void done(UUID id) {
        settle(id, new SendOutcome.Acked(0, 0, 0, false));
    }

    /// No answer comes any more: the socket is gone.
    void giveUp() {
        for (CompletableFuture<SendOutcome> answer : answers.takeAll()) {
            turn.complete(answer, new SendOutcome.Unknown());
        }
    }
}
