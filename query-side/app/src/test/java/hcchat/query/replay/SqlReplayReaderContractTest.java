package hcchat.query.replay;

import hcchat.query.fixture.RawStore;
import hcchat.query.fixture.TestPostgres;
import hcchat.query.store.Database;
import hcchat.replay.PastRoom;
import hcchat.replay.ReplayReader;
import hcchat.replay.ReplayReaderContract;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.StoredEvent;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SqlReplayReaderContractTest extends ReplayReaderContract {
    private RawStore store;
    private Database database;
    private SqlReplayReader reader;

    @BeforeEach
    void open() throws SQLException {
        TestPostgres.Store at = TestPostgres.newStore();
        store = new RawStore(at, partitions());
        database = Database.reading(at.query(), "test-read", 2, new StoreWatch("store"));
        reader = new SqlReplayReader(database, null, 2, 100);
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
        database.close();
        store.close();
    }

    @Override
    protected ReplayReader reader() {
        return reader;
    }

    @Override
    protected int partitions() {
        return 16;
    }

    @Override
    protected void given(StoredEvent event, byte[] link) {
        store.insert(event, UUID.randomUUID(), link);
    }

    @Override
    protected void givenName(PastRoom room, AuthorId author, byte[] sealed) {
        store.name(room.id(), author, sealed);
    }

    @Override
    protected void givenMarker(PastRoom room, AuthorId author, Marker marker) {
        store.mark(room.id(), author, marker);
    }

    @Override
    protected void givenCut(int epoch, int partition, long position) {
        store.cut(epoch, partition, position);
    }
}
