package hcchat.command.owner;

import hcchat.room.AddressTag;
import hcchat.room.RoomId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brakes who guesses a room's passphrase: so many wrong proofs a minute, an address and a room. Belongs to the owner's
/// thread.
final class WrongProofs {
    static final int MOST_A_MINUTE = 5;
    private static final long MINUTE_MS = 60_000;
    private static final int REMEMBERED = 50_000;

    private final Map<Guesser, Minute> minutes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Guesser, Minute> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @return 0 when another proof may be tried now, else the milliseconds until it may
    long untilNext(RoomId room, @Nullable AddressTag address, long now) {
        Minute minute = minutes.get(new Guesser(room, address));
        return minute == null || minute.wrong < MOST_A_MINUTE ? 0 : Math.max(0, minute.began + MINUTE_MS - now);
    }

    void count(RoomId room, @Nullable AddressTag address, long now) {
        minutes.merge(
                new Guesser(room, address),
                new Minute(now, 1),
                (before, one) -> now - before.began >= MINUTE_MS ? one : new Minute(before.began, before.wrong + 1));
    }

    private record Guesser(RoomId room, @Nullable AddressTag address) {}

    private record Minute(long began, int wrong) {}
}
