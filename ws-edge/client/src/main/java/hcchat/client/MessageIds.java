package hcchat.client;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Version-7 UUIDs: time first, so that the server's index of ids is written at its end.
final class MessageIds {
    private final Clock clock;
    private final RandomGenerator chance;

    MessageIds(Clock clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    UUID next() {
        long high = (clock.millis() << 16) | 0x7000 | chance.nextInt(0x1000);
        long low = 0x8000_0000_0000_0000L | (chance.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
