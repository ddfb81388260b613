package hcchat.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.query.fixture.Seeds;
import hcchat.query.fixture.StoreFixture;
import hcchat.query.fixture.TestPostgres;
import hcchat.query.store.Database;
import hcchat.replay.ReplayReader.Page;
import hcchat.room.RoomId;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The replica is a second database that the test moves on by hand: its events have other bytes, which shows who
/// answered.
@Timeout(60)
class ReplicaPagesTest {
    private StoreFixture primary;
    private StoreFixture replica;
    private Database primaryDatabase;
    private Database replicaDatabase;
    private SqlReplayReader reader;
    private RoomId room;

    @BeforeEach
    void open() throws SQLException {
        long seed = Seeds.next();
        TestPostgres.Store one = TestPostgres.newStore();
        TestPostgres.Store two = TestPostgres.newStore();
        primary = new StoreFixture(one, seed);
        replica = new StoreFixture(two, seed + 1);
        primaryDatabase = Database.reading(one.query(), "test-primary", 2, new StoreWatch("store"));
        replicaDatabase = Database.reading(two.query(), "test-replica", 2, new StoreWatch("store"));
        reader = reader(Duration.ofSeconds(1));
        room = primary.newRoomIn(1);
        primary.post(room, 5L);
        replica.post(room, 3L);
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
        primaryDatabase.close();
        replicaDatabase.close();
        primary.close();
        replica.close();
    }

    @Test
    void the_replica_answers_when_it_knows_what_the_asker_knows() throws Exception {
        assertThat(get(forward(3)).events()).isEqualTo(replica.history(room));
    }

    @Test
    void a_replica_that_catches_up_in_time_is_waited_for() throws Exception {
        try (SqlReplayReader patient = reader(Duration.ofMinutes(1))) {
            CompletableFuture<Page> asked = forward(patient, room, 4);
            replica.post(room);
            assertThat(get(asked).events()).isEqualTo(replica.history(room));
        }
    }

    @Test
    void the_primary_answers_when_the_replica_stays_behind() throws Exception {
        assertThat(get(forward(5)).events()).isEqualTo(primary.history(room));
    }

    @Test
    void the_primary_answers_who_names_no_position() throws Exception {
        assertThat(get(forward(0)).events()).isEqualTo(primary.history(room));
        assertThat(get(reader.backward(room, 9, 10, 1 << 20)).events()).isEqualTo(primary.history(room));
    }

    @Test
    void the_primary_answers_when_the_replica_is_away() throws Exception {
        replicaDatabase.close();

        assertThat(get(forward(3)).events()).isEqualTo(primary.history(room));
    }

    private SqlReplayReader reader(Duration replicaWait) {
        return new SqlReplayReader(primaryDatabase, replicaDatabase, 2, 100, replicaWait);
    }

    private CompletableFuture<Page> forward(long atLeast) {
        return forward(reader, room, atLeast);
    }

    private static CompletableFuture<Page> forward(SqlReplayReader asked, RoomId room, long atLeast) {
        return asked.forward(room, 0, 10, 1 << 20, atLeast);
    }

    private static Page get(CompletableFuture<Page> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }
}
