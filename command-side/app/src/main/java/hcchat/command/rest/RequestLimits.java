package hcchat.command.rest;

import hcchat.command.rest.RequestAllowances.Rate;
import io.github.bucket4j.TimeMeter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Brakes callers. Each brake counts for itself and has places of its own: whoever fills those of one, such as
/// addresses, which are cheap, makes no other forget.
public final class RequestLimits {
    private static final int PLACES = 20_000;

    private final boolean on;
    private final Map<Brake, BrakedCallers> brakes = new EnumMap<>(Brake.class);

    /// @param on false lifts them all
    public RequestLimits(boolean on, RequestAllowances allowances, TimeMeter time) {
        this.on = on;
        for (Brake brake : Brake.values()) {
            brakes.put(brake, new BrakedCallers(rate(allowances, brake), PLACES, time));
        }
    }

    /// Counts a call.
    ///
    /// @param key who is counted
    /// @throws Refused with `rate_limited`, and when it can be tried again
    public void take(Brake brake, String key) {
        if (!on) {
            return;
        }
        long wait = of(brake).take(key);
        if (wait > 0) {
            throw new Refused(Problem.later(RestCode.RATE_LIMITED, TimeUnit.NANOSECONDS.toMillis(wait) + 1));
        }
    }

    private BrakedCallers of(Brake brake) {
        return Objects.requireNonNull(brakes.get(brake));
    }

    private static Rate rate(RequestAllowances allowances, Brake brake) {
        return switch (brake) {
            case ADDRESS -> allowances.address();
            case ACCOUNT -> allowances.account();
            case HOLDER -> allowances.holder();
            case PASSWORDS -> allowances.passwords();
            case NAME -> allowances.name();
            case DEVICE -> allowances.device();
            case REGISTRATIONS -> allowances.registrations();
        };
    }

    /// How many callers a brake remembers.
    int size(Brake brake) {
        return of(brake).size();
    }

    /// What is counted: see [RequestAllowances].
    public enum Brake {
        ADDRESS,
        ACCOUNT,
        HOLDER,
        PASSWORDS,
        NAME,
        DEVICE,
        REGISTRATIONS
    }
}
