package hcchat.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestPostgres;
import hcchat.log.memory.InMemoryBroker;
import hcchat.room.StoredEvent;
import hcchat.storage.reach.StoreWatch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomRetentionTest {
    private static final int TODAY = 100;
    private static final String A_WEEK = "00000000-0000-0000-0000-000000000001";
    private static final String FOR_EVER = "00000000-0000-0000-0000-000000000002";

    private final TestPostgres postgres = new TestPostgres();
    private final StoreConnection store = new StoreConnection(postgres.settings(), new StoreWatch("store"));
    private final RoomRetention retention = new RoomRetention(store);

    @BeforeEach
    void twoRooms() {
        new TestCommandSide("one", postgres.settings(), new InMemoryBroker(1).connect(), Duration.ofSeconds(1), 3)
                .close();
        postgres.execute("insert into room_state (room, seq, days, sealed) values ('" + A_WEEK + "', 1, 7, ''), ('"
                + FOR_EVER + "', 1, 0, '')");
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void what_is_older_than_the_room_keeps_goes_and_nothing_else() throws StoreFailure {
        event(A_WEEK, 1, StoredEvent.NEVER, 0);
        event(A_WEEK, 2, 92, 0);
        event(A_WEEK, 3, 93, 0);
        event(FOR_EVER, 1, 1, 0);

        assertThat(retention.expire(TODAY)).isEqualTo(1);
        assertThat(kept()).containsExactly(A_WEEK + " 1", A_WEEK + " 3", FOR_EVER + " 1");
    }

    @Test
    void what_is_about_it_goes_with_it_however_late_it_came() throws StoreFailure {
        event(A_WEEK, 1, 92, 0);
        event(A_WEEK, 2, 99, 0);
        event(A_WEEK, 3, 92, 1);
        event(A_WEEK, 4, StoredEvent.NEVER, 1);

        assertThat(retention.expire(TODAY)).isEqualTo(2);
        assertThat(kept()).containsExactly(A_WEEK + " 2", A_WEEK + " 4");
    }

    @Test
    void each_day_takes_what_has_expired_since_also_in_another_process() throws StoreFailure {
        for (int seq = 1; seq <= 20; seq++) {
            event(A_WEEK, seq, 80 + seq, 0);
        }

        assertThat(retention.expire(90)).isEqualTo(2);
        assertThat(retention.expire(90)).isZero();
        assertThat(new RoomRetention(store).expire(91)).isEqualTo(1);
        assertThat(retention.expire(TODAY)).isEqualTo(9);
    }

    private void event(String room, long seq, int day, long of) {
        String about = of == 0 ? "null" : String.valueOf(of);
        postgres.execute(
                "insert into event (part, kid, day, position, seq, mark, of, room, id, digest, body) values (0, 1, "
                        + day + ", (select coalesce(max(position), 0) + 1 from event), " + seq + ", 0, " + about + ", '"
                        + room
                        + "', gen_random_uuid(), '', '')");
    }

    private List<String> kept() {
        return postgres.column("select room || ' ' || seq from event where body is not null order by room, seq");
    }
}
