package hcchat.command.rest;

import hcchat.command.rest.RequestAllowances.Rate;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whom one brake has counted. Memory is bounded: when there are more callers than places, the one is forgotten whose
/// allowance is whole, or will be soonest. So nobody gets a fresh allowance by making others call: those others, who
/// called once, are forgotten first.
final class BrakedCallers {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Rate rate;
    private final TimeMeter time;
    private final int places;
    private final Map<String, Caller> callers = new HashMap<>();
    private final TreeSet<Caller> byWhole =
            new TreeSet<>(Comparator.comparingLong(Caller::wholeNanos).thenComparing(Caller::key));

    /// @param places at some 300 bytes each
    BrakedCallers(Rate rate, int places, TimeMeter time) {
        this.rate = rate;
        this.places = places;
        this.time = time;
    }

    /// Counts a call.
    ///
    /// @return after how many nanoseconds it can be tried again; 0 if it may go on
    synchronized long take(String key) {
        @Nullable Caller before = callers.get(key);
        Bucket bucket = before == null ? fresh() : before.bucket();
        ConsumptionProbe taken = bucket.tryConsumeAndReturnRemaining(1);
        Caller now = new Caller(key, bucket, time.currentTimeNanos() + taken.getNanosToWaitForReset());
        if (before == null) {
            makeRoom();
        } else {
            byWhole.remove(before);
        }
        callers.put(key, now);
        byWhole.add(now);
        return taken.isConsumed() ? 0 : Math.max(1, taken.getNanosToWaitForRefill());
    }

    private void makeRoom() {
        if (callers.size() >= places) {
            callers.remove(byWhole.removeFirst().key());
        }
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    synchronized int size() {
        return callers.size();
    }

    /// @param wholeNanos when its allowance is whole again
    private record Caller(String key, Bucket bucket, long wholeNanos) {}
}
