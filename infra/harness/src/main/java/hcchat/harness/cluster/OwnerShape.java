package hcchat.harness.cluster;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// In what an owner differs from the usual one.
///
/// @param cachedRooms rooms that it keeps in memory
/// @param retention how long it keeps bodies, in whole days; null for ever
/// @param clock what it takes for the time
/// @param session after which silence it counts as dead
public record OwnerShape(int cachedRooms, @Nullable Duration retention, Clock clock, Duration session) {
    // The least that the embedded broker allows: a killed owner's rooms stand still for so long.
    private static final Duration SHORT = Duration.ofSeconds(2);
    /// The usual one.
    public static final OwnerShape USUAL = new OwnerShape(20_000, null, Clock.systemUTC(), SHORT);

    /// One that nobody kills, and that a busy machine doesn't take for dead.
    public static final OwnerShape STEADY =
            new OwnerShape(USUAL.cachedRooms, null, Clock.systemUTC(), Duration.ofSeconds(9));

    /// One that soon forgets what it isn't asked about.
    public static OwnerShape forgetful(int cachedRooms) {
        return new OwnerShape(cachedRooms, null, Clock.systemUTC(), SHORT);
    }

    /// One that lets bodies go.
    public static OwnerShape keeping(Duration retention) {
        return new OwnerShape(USUAL.cachedRooms, retention, Clock.systemUTC(), SHORT);
    }

    /// One that lives so long ago.
    public static OwnerShape before(Duration ago) {
        return new OwnerShape(USUAL.cachedRooms, null, Clock.offset(Clock.systemUTC(), ago.negated()), SHORT);
    }
}
