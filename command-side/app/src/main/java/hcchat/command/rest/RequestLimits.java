package hcchat.command.rest;

import hcchat.command.rest.RequestAllowances.Rate;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Brakes callers. Memory is bounded: of more callers than it has places, those that were quiet longest are forgotten.
public final class RequestLimits {
    // At some 200 bytes each.
    private static final int PLACES = 20_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final boolean on;
    private final RequestAllowances allowances;
    private final TimeMeter time;
    private final Map<Counted, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Counted, Bucket> eldest) {
            return size() > PLACES;
        }
    };

    /// @param on false lifts them all
    public RequestLimits(boolean on, RequestAllowances allowances, TimeMeter time) {
        this.on = on;
        this.allowances = allowances;
        this.time = time;
    }

    /// Counts a call.
    ///
    /// @param key who is counted
    /// @throws Refused with `rate_limited`, and when it can be tried again
    public void take(Brake brake, String key) {
        if (!on) {
            return;
        }
        ConsumptionProbe taken = bucket(new Counted(brake, key)).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(taken.getNanosToWaitForRefill()) + 1;
            throw new Refused(Problem.later(RestCode.RATE_LIMITED, millis));
        }
    }

    private Bucket bucket(Counted counted) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(counted, one -> fresh(rate(one.brake())));
        }
    }

    private Bucket fresh(Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    private Rate rate(Brake brake) {
        return switch (brake) {
            case ADDRESS -> allowances.address();
            case ACCOUNT -> allowances.account();
            case PASSWORDS -> allowances.passwords();
            case NAME -> allowances.name();
            case REGISTRATIONS -> allowances.registrations();
        };
    }

    /// How many callers are remembered.
    int size() {
        synchronized (buckets) {
            return buckets.size();
        }
    }

    /// What is counted: see [RequestAllowances].
    public enum Brake {
        ADDRESS,
        ACCOUNT,
        PASSWORDS,
        NAME,
        REGISTRATIONS
    }

    private record Counted(Brake brake, String key) {}
}
