package hcchat.room;

import java.util.Random;

/// Chance that can be repeated: the seed is printed, and `-Dhcchat.seed=…` gives the same again.
public final class Seeded {
    private Seeded() {}

    public static Random random(Class<?> test) {
        long seed = Long.getLong("hcchat.seed", System.nanoTime());
        System.out.println(test.getSimpleName() + ": -Dhcchat.seed=" + seed);
        return new Random(seed);
    }
}
