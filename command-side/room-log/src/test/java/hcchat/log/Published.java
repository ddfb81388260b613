package hcchat.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What became of the records that a test handed to a publisher.
public final class Published {
    private final LogPublisher publisher;
    private final List<CompletableFuture<String>> outcomes = new ArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();

    public Published(LogPublisher publisher) {
        this.publisher = publisher;
    }

    public void publish(LogRecord record) {
        var _ = outcomeOf(record);
    }

    /// Hands the record over.
    public CompletableFuture<String> outcomeOf(LogRecord record) {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        outcomes.add(outcome);
        publisher.publish(record, failure -> {
            answers.incrementAndGet();
            outcome.complete(word(failure));
        });
        return outcome;
    }

    private static String word(@Nullable Exception failure) {
        return failure == null ? "ok" : "failed";
    }

    /// Each outcome, "ok" or "failed", once all are known.
    public List<String> outcomes() {
        return outcomes.stream().map(Published::get).toList();
    }

    public int answers() {
        return answers.get();
    }

    public static String get(CompletableFuture<String> outcome) {
        return outcome.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
