package hcchat.log;

import java.util.Random;

/// Chance that can be repeated.
public final class Seeds {
    private Seeds() {}

    public static Random random(Class<?> test) {
        long seed = Long.getLong("hcchat.seed", System.nanoTime());
        System.out.println(test.getSimpleName() + ": -Dhcchat.seed=" + seed);
        return new Random(seed);
    }
}
