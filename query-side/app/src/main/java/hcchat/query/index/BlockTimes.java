package hcchat.query.index;

import hcchat.intake.KeyClient;
import hcchat.intake.KeyClient.KeyId;
import hcchat.query.store.Database;
import hcchat.query.store.StoreQueries;
import hcchat.room.EventBodyCodec;
import hcchat.room.StoredEvent;
import hcchat.storage.reach.StoreWatch;
import hcchat.storage.seal.AeadKey;
import hcchat.storage.seal.SealBroken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks up when each block of 256 events began. The time stands inside the seal, so the room's key is asked for:
/// for one event of 256, some seconds later. While no key can be had the time stays unknown, and is looked up
/// another time.
public final class BlockTimes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BlockTimes.class);
    private static final int AT_ONCE = 500;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final long KEY_SECONDS = 10;
    private static final long NEVER_KNOWN = 0;

    private static final String SET = """
        update query.block b set first_time = n.first_time
          from unnest(?::uuid[], ?::int[], ?::bigint[]) n (room, block, first_time)
         where b.room = n.room and b.generation = ? and b.block = n.block and b.first_time is null
        """;

    private final Database database;
    private final KeyClient keys;
    private final Pauses pauses = new Pauses();
    private final Thread thread;

    public BlockTimes(Database database, KeyClient keys) {
        this.database = database;
        this.keys = keys;
        this.thread = Thread.ofPlatform().name("query-times").daemon().unstarted(this::fill);
    }

    public void start() {
        thread.start();
    }

    private void fill() {
        boolean failing = false;
        while (!pauses.over()) {
            try {
                boolean more = fillSome() == AT_ONCE;
                failing = false;
                if (more) {
                    continue;
                }
            } catch (SQLException | ExecutionException | TimeoutException unavailable) {
                if (!failing && !StoreWatch.meansAway(unavailable)) {
                    log.warn("times of blocks can't be looked up, trying again: {}", unavailable.toString());
                }
                failing = true;
            } catch (InterruptedException end) {
                return;
            }
            pauses.pause(LOOK_AGAIN);
        }
    }

    /// Looks up as many as go at once; says how many that were.
    int fillSome() throws SQLException, ExecutionException, TimeoutException, InterruptedException {
        int generation = database.change(IndexTables::hold);
        List<StoredEvent> firsts = database.ask(on -> StoreQueries.untimed(on, generation, AT_ONCE));
        Set<KeyId> wanted = firsts.stream()
                .filter(StoredEvent::hasBody)
                .map(BlockTimes::keyId)
                .collect(Collectors.toSet());
        Map<KeyId, byte[]> found =
                wanted.isEmpty() ? Map.of() : keys.roomKeys(wanted).get(KEY_SECONDS, TimeUnit.SECONDS);
        if (!firsts.isEmpty()) {
            database.change(on -> set(on, generation, firsts, found));
        }
        return firsts.size();
    }

    private static int set(Connection on, int generation, List<StoredEvent> firsts, Map<KeyId, byte[]> found)
            throws SQLException {
        try (PreparedStatement update = on.prepareStatement(SET)) {
            Object[] rooms =
                    firsts.stream().map(e -> StoreQueries.uuid(e.room())).toArray();
            Object[] blocks = firsts.stream().map(e -> Blocks.of(e.seq())).toArray();
            Object[] times =
                    firsts.stream().map(e -> time(e, found.get(keyId(e)))).toArray();
            update.setArray(1, on.createArrayOf("uuid", rooms));
            update.setArray(2, on.createArrayOf("int4", blocks));
            update.setArray(3, on.createArrayOf("int8", times));
            update.setInt(4, generation);
            return update.executeUpdate();
        }
    }

    /// 0 when the body or its key has gone, or doesn't open: nobody will know it any more.
    private static long time(StoredEvent event, byte @Nullable [] key) {
        byte[] body = event.body();
        if (body == null || key == null) {
            return NEVER_KNOWN;
        }
        try {
            byte[] plain = new AeadKey(key).open(event.associatedData(), body);
            return EventBodyCodec.decode(event.seq(), event.of(), plain).meta().time();
        } catch (SealBroken | IllegalArgumentException broken) {
            log.error("{} doesn't open", event);
            return NEVER_KNOWN;
        }
    }

    private static KeyId keyId(StoredEvent event) {
        return new KeyId(event.room(), event.kid());
    }

    @Override
    public void close() {
        pauses.end(thread);
    }
}
