package hcchat.harness;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The chance of a test: printed, so that what it did can be done again with `-Dhcchat.seed=N`.
public final class Seed {
    private Seed() {}

    public static RandomGenerator printed(String test) {
        long seed = Long.getLong("hcchat.seed", new SecureRandom().nextLong());
        System.out.println(test + ": seed " + seed);
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
