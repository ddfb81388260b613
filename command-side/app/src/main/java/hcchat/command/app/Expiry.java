package hcchat.command.app;

import hcchat.command.store.BodyRetention;
import hcchat.command.store.ErasedBodies;
import hcchat.command.store.RoomRetention;
import hcchat.command.store.StoreConnection;
import hcchat.command.store.StoreFailure;
import hcchat.command.store.StoreFailure.Unreachable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets go what is not kept: old bodies by the server's retention and by the rooms' own, and those of erased rooms.
/// Belongs to one thread.
final class Expiry {
    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final Duration ROOMS_EVERY = Duration.ofMinutes(1);

    private final BodyRetention bodies;
    private final RoomRetention rooms;
    private final ErasedBodies erased;
    private final Clock clock;
    private final @Nullable Duration retention;
    private @Nullable Long roomsLookedAt;

    /// @param store a connection of its own
    /// @param retention how long the server keeps bodies; null for ever
    Expiry(StoreConnection store, Clock clock, @Nullable Duration retention) {
        this.bodies = new BodyRetention(store);
        this.rooms = new RoomRetention(store);
        this.erased = new ErasedBodies(store);
        this.clock = clock;
        this.retention = retention;
    }

    /// Looks once; called each second.
    void run() {
        try {
            long gone = retention == null ? 0 : bodies.expire(day(retention), System.nanoTime());
            if (roomsDue()) {
                gone += rooms.expire(day(Duration.ZERO));
            }
            if (gone > 0) {
                LOG.info("{} messages have expired", gone);
            }
            long destroyed = erased.sweep();
            if (destroyed > 0) {
                LOG.info("{} bodies of erased rooms were taken away", destroyed);
            }
        } catch (Unreachable away) {
            LOG.debug("Old messages could not be expired: {}", away.getMessage());
        } catch (StoreFailure failed) {
            LOG.warn("Old messages could not be expired: {}", failed.getMessage());
        }
    }

    private boolean roomsDue() {
        long now = System.nanoTime();
        boolean due = roomsLookedAt == null || now - roomsLookedAt >= ROOMS_EVERY.toNanos();
        if (due) {
            roomsLookedAt = now;
        }
        return due;
    }

    private int day(Duration ago) {
        return (int)
                LocalDate.ofInstant(clock.instant().minus(ago), ZoneOffset.UTC).toEpochDay();
    }
}
