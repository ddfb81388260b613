package hcchat.harness;

import hcchat.client.Room;
import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Somebody who says one message after another, each under one id again and again until it is known what became of it;
/// who remembers what was acknowledged.
public final class Speaker {
    private static final Duration SOON = Duration.ofMillis(20);

    private final Room room;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<UUID, Long> acknowledged = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private int said;
    private int limit = Integer.MAX_VALUE;
    private int underWay;

    /// @param name begins each message
    public Speaker(Room room, String name) {
        this.room = room;
        this.name = name;
    }

    /// Looks like an encrypted text, and is none.
    public static String envelope(String text) {
        return "E2EE:" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Keeps so many messages under way until [#finish].
    public Speaker start(int atOnce) {
        limitTo(Integer.MAX_VALUE);
        return lanes(atOnce);
    }

    private Speaker lanes(int atOnce) {
        for (int i = 0; i < atOnce; i++) {
            next();
        }
        return this;
    }

    /// Says so many messages and waits until each is known to be stored or refused.
    public Speaker say(int messages, int atOnce, Duration within) throws InterruptedException, TimeoutException {
        limitTo(saidSoFar() + messages);
        lanes(atOnce);
        awaitQuiet(within);
        return this;
    }

    /// Says nothing new, and waits until it is known what became of all that was said.
    public void finish(Duration within) throws InterruptedException, TimeoutException {
        lock.lock();
        try {
            limit = said;
        } finally {
            lock.unlock();
        }
        awaitQuiet(within);
    }

    private int saidSoFar() {
        lock.lock();
        try {
            return said;
        } finally {
            lock.unlock();
        }
    }

    private void limitTo(int most) {
        lock.lock();
        try {
            limit = most;
        } finally {
            lock.unlock();
        }
    }

    private void next() {
        int number;
        lock.lock();
        try {
            if (said >= limit) {
                return;
            }
            number = ++said;
            underWay++;
        } finally {
            lock.unlock();
        }
        say(new Saying.Chat(envelope(name + " " + number)), UUID.randomUUID());
    }

    private void say(Saying saying, UUID id) {
        var _ = room.say(saying, id).thenAccept(outcome -> {
            switch (outcome) {
                case SendOutcome.Acked acked -> settled(() -> acknowledged.put(id, acked.seq()));
                case SendOutcome.Refused refused -> settled(() -> refusals.add(refused.code()));
                case SendOutcome.TryLater later -> again(saying, id, later.delay());
                case SendOutcome.Unknown _ -> again(saying, id, SOON);
            }
        });
    }

    private void again(Saying saying, UUID id, Duration delay) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> say(saying, id));
    }

    private void settled(Runnable note) {
        lock.lock();
        try {
            note.run();
            underWay--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        next();
    }

    private void awaitQuiet(Duration within) throws InterruptedException, TimeoutException {
        long left = within.toNanos();
        lock.lockInterruptibly();
        try {
            while (underWay > 0 || said < limit) {
                if (left <= 0) {
                    throw new TimeoutException(underWay + " messages without an answer after " + within);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// The seq of each message that was acknowledged, in the order of the acknowledgements.
    public Map<UUID, Long> acknowledged() {
        lock.lock();
        try {
            return new LinkedHashMap<>(acknowledged);
        } finally {
            lock.unlock();
        }
    }

    public int acknowledgedCount() {
        lock.lock();
        try {
            return acknowledged.size();
        } finally {
            lock.unlock();
        }
    }

    /// The codes of what was refused for good.
    public List<String> refusals() {
        lock.lock();
        try {
            return List.copyOf(refusals);
        } finally {
            lock.unlock();
        }
    }
}
