package hcchat.cli.room;

import hcchat.client.Letter;
import hcchat.client.LetterOutcome;
import hcchat.client.Room;
import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What is to be said, one after the other: each is tried until its fate is known, as the same letter, so that it is
/// said
/// once and in order.
final class Post {
    private static final Duration SOON = Duration.ofMillis(250);

    private static final class Item {
        final Saying saying;
        final CompletableFuture<Fate> fate = new CompletableFuture<>();

        @Nullable
        Letter letter;

        Item(Saying saying) {
            this.saying = saying;
        }
    }

    private final Room room;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private boolean closed;

    Post(Room room) {
        this.room = room;
    }

    CompletableFuture<Fate> send(Saying saying) {
        Item item = new Item(saying);
        boolean alone;
        synchronized (this) {
            alone = waiting.isEmpty();
            waiting.add(item);
        }
        if (alone) {
            attempt(item);
        }
        return item.fate;
    }

    private void attempt(Item item) {
        Letter letter = item.letter;
        if (letter == null) {
            switch (room.write(item.saying)) {
                case LetterOutcome.NotWritten(SendOutcome why) -> {
                    settle(item, why);
                    return;
                }
                case LetterOutcome.Written(Letter written) -> {
                    item.letter = written;
                    letter = written;
                }
            }
        }
        var _ = room.send(letter).thenAccept(outcome -> settle(item, outcome));
    }

    private void settle(Item item, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.TryLater later -> again(item, later.delay());
            case SendOutcome.Unknown unknown -> again(item, SOON);
            case SendOutcome.Acked _, SendOutcome.Refused _ -> {
                item.fate.complete(Link.fate(outcome));
                Item next;
                synchronized (this) {
                    waiting.remove(item);
                    next = waiting.peek();
                }
                if (next != null) {
                    attempt(next);
                }
            }
        }
    }

    private void again(Item item, Duration after) {
        CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!isClosed()) {
                        attempt(item);
                    }
                });
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
    }
}
