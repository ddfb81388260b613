package hcchat.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestPostgres;
import hcchat.log.memory.InMemoryBroker;
import hcchat.storage.reach.StoreWatch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyRetentionTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final TestPostgres postgres = new TestPostgres();
    private final StoreConnection store = new StoreConnection(postgres.settings(), new StoreWatch("store"));
    private final BodyRetention retention = new BodyRetention(store);

    @BeforeEach
    void schema() {
        new TestCommandSide("one", postgres.settings(), new InMemoryBroker(1).connect(), Duration.ofSeconds(1), 3)
                .close();
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void what_is_kept_keeps_its_bodies() throws StoreFailure {
        events(10, 11, 12);

        assertThat(retention.expire(12, 0)).isEqualTo(2);

        assertThat(days()).containsExactly("12");
    }

    @Test
    void who_came_late_into_a_day_that_is_over_goes_a_minute_later() throws StoreFailure {
        events(10);
        retention.expire(11, 0);
        events(10);

        assertThat(retention.expire(11, MINUTE - 1)).isZero();
        assertThat(retention.expire(11, MINUTE)).isOne();
    }

    @Test
    void what_has_been_looked_through_twice_is_never_looked_at_again() throws StoreFailure {
        retention.expire(11, 0);
        retention.expire(11, MINUTE);
        events(10, 11);

        assertThat(retention.expire(11, 2 * MINUTE)).isZero();
        assertThat(new BodyRetention(store).expire(11, 3 * MINUTE)).isZero();
        assertThat(new BodyRetention(store).expire(12, 3 * MINUTE)).isOne();
        assertThat(days()).containsExactly("10");
    }

    @Test
    void a_longer_retention_brings_nothing_back_and_takes_nothing() throws StoreFailure {
        retention.expire(11, 0);
        retention.expire(11, MINUTE);
        events(10);

        assertThat(retention.expire(9, 2 * MINUTE)).isZero();
    }

    private void events(int... days) {
        for (int day : days) {
            postgres.execute("insert into event (part, kid, day, position, seq, mark, room, id, digest, body)"
                    + " select 0, 1, " + day + ", n, n, 0, gen_random_uuid(), gen_random_uuid(), '', 'body'"
                    + " from (select count(*) + 1 as n from event) last");
        }
    }

    private List<String> days() {
        return postgres.column("select day from event where body is not null order by day");
    }
}
