package hcchat.command.erased;

import hcchat.command.store.EraseTable;
import hcchat.command.store.ErasedRoom;
import hcchat.command.store.StoreFailure;
import hcchat.command.store.StoreFailure.Unreachable;
import hcchat.room.RoomId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the store to the list of erased rooms, and the list to the store. For one thread at a time.
public final class ErasedRooms {
    private static final Logger LOG = LoggerFactory.getLogger(ErasedRooms.class);
    private static final String FILE = "erased-rooms";
    private static final int NAME_BYTES = 8;
    // An erasure bears the moment at which it was asked for, by the clock of whoever carried it out.
    private static final Duration LATE = Duration.ofMinutes(1);

    private final ErasedList list;
    private final EraseTable table;
    // Of each room its last erasure: that one covers those before it.
    private final Map<RoomId, ErasedRoom> listed = new HashMap<>();
    private Instant looked = Instant.EPOCH;
    private boolean failing;

    /// @param masterKey the list lies beside it: apart from the data, and backed up with the keys
    /// @param serverKey the public key of this server, the same in each copy of its store and in no other's
    public ErasedRooms(Path masterKey, byte[] serverKey, EraseTable table) {
        String server = HexFormat.of().formatHex(serverKey, 0, NAME_BYTES);
        this.list = new ErasedList(masterKey.resolveSibling(FILE), server);
        this.table = table;
    }

    /// Erases again what the list names and the store doesn't know to be erased: it was put back to before that. To
    /// be done before anything is served.
    ///
    /// @throws IOException if there is a list that can't be read
    public void holdStoreToList() throws IOException, StoreFailure {
        list.read().forEach(this::remember);
        Set<RoomId> unknown = table.unknown(listed.values());
        int again = 0;
        for (RoomId room : unknown) {
            if (table.eraseAgain(Objects.requireNonNull(listed.get(room)))) {
                again++;
            }
        }
        if (again > 0) {
            LOG.warn("The store is from before {} rooms were erased: they were erased again", again);
        }
    }

    /// Adds to the list what the store knows; to be called every second or so.
    public void holdListToStore() {
        try {
            List<ErasedRoom> news = table.since(looked);
            List<ErasedRoom> missing = news.stream().filter(this::isNew).toList();
            if (!missing.isEmpty()) {
                list.add(missing);
                missing.forEach(this::remember);
            }
            if (!news.isEmpty()) {
                looked = news.getLast().at().minus(LATE);
            }
            failing = false;
        } catch (IOException unwritable) {
            if (!failing) {
                LOG.error(
                        "The list of erased rooms beside the master key can't be written: a backup from before an"
                                + " erasure would bring the room back. {}",
                        unwritable.toString());
            }
            failing = true;
        } catch (Unreachable away) {
            LOG.debug("The list of erased rooms could not be read: {}", away.getMessage());
        } catch (StoreFailure failed) {
            LOG.warn("The list of erased rooms could not be read: {}", failed.getMessage());
        }
    }

    private void remember(ErasedRoom room) {
        listed.merge(room.room(), room, (one, other) -> one.at().isAfter(other.at()) ? one : other);
    }

    private boolean isNew(ErasedRoom room) {
        ErasedRoom known = listed.get(room.room());
        return known == null || known.at().isBefore(room.at());
    }
}
