package hcchat.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: any time up to a bound that doubles, so that a crowd which lost its server at
/// one moment doesn't come back at one moment.
public final class BackOff {
    private final long first;
    private final long longest;
    private final RandomGenerator chance;
    private int failures;

    /// @param first the longest first wait
    /// @param longest where the doubling ends
    public BackOff(Duration first, Duration longest, RandomGenerator chance) {
        this.first = first.toMillis();
        this.longest = longest.toMillis();
        this.chance = chance;
    }

    /// After one more failure.
    public Duration next() {
        long bound = failures >= 30 ? longest : Math.min(longest, first << failures);
        failures++;
        return Duration.ofMillis(bound <= 0 ? 0 : chance.nextLong(bound + 1));
    }

    /// The same beyond what the server asked for: those whom it told the same don't come back at one moment either.
    public Duration nextAfter(Duration atLeast) {
        return atLeast.plus(next());
    }

    public void succeeded() {
        failures = 0;
    }
}
