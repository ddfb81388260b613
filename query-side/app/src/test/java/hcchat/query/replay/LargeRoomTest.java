package hcchat.query.replay;

import static hcchat.query.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.query.fixture.RawStore;
import hcchat.query.fixture.TestPostgres;
import hcchat.query.store.Database;
import hcchat.replay.ReplayReader.Page;
import hcchat.room.RoomId;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What PostgreSQL counts tells how many rows a page has touched: its own, and at most 255 for its link.
@Timeout(60)
class LargeRoomTest {
    private static final int EVENTS = 40_000;
    private static final int PAGE = 100;
    private static final long TOUCHED_AT_LEAST = PAGE;
    private static final long TOUCHED_AT_MOST = PAGE + 256 + 5;
    private static final String FILL = """
        insert into command.event (part, position, room, seq, id, mark, day, kid, digest, link, body)
        select 1, g, ?, g, gen_random_uuid(), 0, 20000, 1, sha256(int8send(g)),
               case when g %% 256 = 0 then sha256(int8send(-g)) end, 'sealed'
          from generate_series(1, %d) g
        """.formatted(EVENTS);
    private static final String TOUCHED =
            "select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relid = 'command.event'::regclass";
    private static final String READERS = "select count(*) from pg_stat_activity where application_name = 'large-read'";

    private final RoomId room = new RoomId(1L << 32, 1);
    private TestPostgres.Store at;
    private RawStore store;

    @BeforeEach
    void fill() throws Exception {
        at = TestPostgres.newStore();
        store = new RawStore(at, 16);
        store.run(FILL, new UUID(room.hi(), room.lo()));
        store.run("select pg_stat_force_next_flush()");
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    @Test
    void a_page_forward_from_the_beginning_touches_its_own_rows_alone() throws Exception {
        assertThat(touched(reader -> reader.forward(room, 0, PAGE, 1 << 20, 0)))
                .isBetween(TOUCHED_AT_LEAST, TOUCHED_AT_MOST);
    }

    @Test
    void a_page_forward_from_the_middle_touches_its_own_rows_alone() throws Exception {
        assertThat(touched(reader -> reader.forward(room, EVENTS / 2 - 1, PAGE, 1 << 20, 0)))
                .isBetween(TOUCHED_AT_LEAST, TOUCHED_AT_MOST);
    }

    @Test
    void a_page_backward_from_the_head_touches_its_own_rows_alone() throws Exception {
        assertThat(touched(reader -> reader.backward(room, Long.MAX_VALUE, PAGE, 1 << 20)))
                .isBetween(TOUCHED_AT_LEAST, TOUCHED_AT_MOST);
    }

    private long touched(Function<SqlReplayReader, CompletableFuture<Page>> asking) throws Exception {
        long before = store.number(TOUCHED);
        try (Database database = Database.reading(at.query(), "large-read", 1, new StoreWatch("store"));
                SqlReplayReader reader = new SqlReplayReader(database, null, 1, 10)) {
            assertThat(asking.apply(reader).get(20, TimeUnit.SECONDS).events()).hasSize(PAGE);
        }
        // A connection tells what it has counted when it ends.
        eventually("the reader's connection has ended", () -> store.number(READERS) == 0);
        return store.number(TOUCHED) - before;
    }
}
