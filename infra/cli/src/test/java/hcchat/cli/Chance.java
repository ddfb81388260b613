package hcchat.cli;

import java.util.Random;

/// The chance of a test: printed, so that what it did can be done again with `-Dhcchat.seed=N`.
public final class Chance {
    private Chance() {}

    public static Random printed(String test) {
        long seed = Long.getLong("hcchat.seed", new Random().nextLong());
        System.out.println(test + ": seed " + seed);
        return new Random(seed);
    }
}
