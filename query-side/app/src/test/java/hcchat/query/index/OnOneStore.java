package hcchat.query.index;

import hcchat.query.fixture.Seeds;
import hcchat.query.fixture.StoreFixture;
import hcchat.query.fixture.TestPostgres;
import hcchat.query.store.Database;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A store of each test's own, and its index, which knows nothing yet.
abstract class OnOneStore {
    final long seed = Seeds.next();
    StoreFixture store;
    Database indexing;
    Database reading;
    ReplayIndex index;

    @BeforeEach
    void openStore() throws SQLException {
        TestPostgres.Store at = TestPostgres.newStore();
        store = new StoreFixture(at, seed);
        indexing = Database.indexing(at.query(), new StoreWatch("store"));
        reading = Database.reading(at.query(), "test-read", 2, new StoreWatch("store"));
        index = new ReplayIndex(reading);
    }

    @AfterEach
    void closeStore() throws SQLException {
        indexing.close();
        reading.close();
        store.close();
    }
}
