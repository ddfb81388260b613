package hcchat.harness.cluster;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// In what an owner differs from the usual one.
///
/// @param cachedRooms rooms that it keeps in memory
/// @param retention how long it keeps bodies, in whole days; null for ever
/// @param clock what it takes for the time
public record OwnerShape(int cachedRooms, @Nullable Duration retention, Clock clock) {
    /// The usual one.
    public static final OwnerShape USUAL = new OwnerShape(20_000, null, Clock.systemUTC());

    /// One that soon forgets what it isn't asked about.
    public static OwnerShape forgetful(int cachedRooms) {
        return new OwnerShape(cachedRooms, null, Clock.systemUTC());
    }

    /// One that lets bodies go.
    public static OwnerShape keeping(Duration retention) {
        return new OwnerShape(USUAL.cachedRooms, retention, Clock.systemUTC());
    }

    /// One that lives so long ago.
    public static OwnerShape before(Duration ago) {
        return new OwnerShape(USUAL.cachedRooms, null, Clock.offset(Clock.systemUTC(), ago.negated()));
    }
}
