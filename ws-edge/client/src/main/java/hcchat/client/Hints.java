package hcchat.client;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Who is typing, and how far one has come: told no more often than the server takes it, and never answered. Guarded by
/// the client's lock.
final class Hints {
    // A little more than the server's 3 s and 1 s: two that left so far apart can arrive closer.
    private static final long TYPING_NANOS = Duration.ofMillis(3_200).toNanos();
    private static final long SEEN_NANOS = Duration.ofMillis(1_100).toNanos();

    private final Surroundings client;
    private final String channel;
    private final BooleanSupplier open;
    private long typedAt = System.nanoTime() - TYPING_NANOS;
    private long seenAt = System.nanoTime() - SEEN_NANOS;
    private long delivered;
    private long read;
    private boolean owed;
    private boolean waiting;

    /// @param open whether the server would hear us
    Hints(Surroundings client, String channel, BooleanSupplier open) {
        this.client = client;
        this.channel = channel;
        this.open = open;
    }

    void typing() {
        long now = System.nanoTime();
        if (open.getAsBoolean() && now - typedAt >= TYPING_NANOS) {
            typedAt = now;
            client.line().send(FrameWriter.typing(channel));
        }
    }

    void seen(long newDelivered, long newRead) {
        owed |= newDelivered > delivered || newRead > read;
        delivered = Math.max(delivered, newDelivered);
        read = Math.max(read, newRead);
        sendSeen();
    }

    /// The server hears us (again): what is owed is told.
    void sendSeen() {
        if (!owed || waiting || !open.getAsBoolean()) {
            return;
        }
        long now = System.nanoTime();
        long wait = SEEN_NANOS - (now - seenAt);
        if (wait > 0) {
            waiting = true;
            Line.after(
                    Duration.ofNanos(wait).plusMillis(1),
                    () -> client.turn().run(() -> {
                        waiting = false;
                        sendSeen();
                    }));
        } else {
            owed = false;
            seenAt = now;
            client.line().send(FrameWriter.seen(channel, delivered, read));
        }
    }
}
