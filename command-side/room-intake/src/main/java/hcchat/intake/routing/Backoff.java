package hcchat.intake.routing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Pauses between tries: 20 ms, doubling up to 200, each shortened by chance so that edges don't come back together.
final class Backoff {
    private static final int SHORTEST_MS = 20;
    private static final int LONGEST_MS = 200;

    private int next = SHORTEST_MS;

    long nextNanos() {
        int millis = next / 2 + ThreadLocalRandom.current().nextInt(next / 2 + 1);
        next = Math.min(LONGEST_MS, next * 2);
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    void reset() {
        next = SHORTEST_MS;
    }
}
