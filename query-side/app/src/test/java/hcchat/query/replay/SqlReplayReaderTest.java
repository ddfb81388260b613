package hcchat.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.query.fixture.Seeds;
import hcchat.query.fixture.StoreFixture;
import hcchat.query.fixture.TestPostgres;
import hcchat.query.store.Database;
import hcchat.replay.ReplayReader.Page;
import hcchat.replay.ReplayReader.ReplayUnavailable;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.storage.reach.StoreWatch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SqlReplayReaderTest {
    private static final int ALL_BYTES = 1 << 20;

    private StoreFixture store;
    private Database database;
    private SqlReplayReader reader;

    @BeforeEach
    void open() throws SQLException {
        TestPostgres.Store at = TestPostgres.newStore();
        store = new StoreFixture(at, Seeds.next());
        database = Database.reading(at.query(), "test-read", 2, new StoreWatch("store"));
        reader = new SqlReplayReader(database, null, 2, 100);
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
        database.close();
        store.close();
    }

    @Test
    void a_room_is_read_forward_from_its_first_event_to_its_head() throws Exception {
        RoomId room = store.newRoom();
        List<StoredEvent> posted = store.post(room, 3L);

        Page page = get(reader.forward(room, 0, 10, ALL_BYTES, 0));

        assertThat(page.events()).isEqualTo(posted);
        assertThat(page.head()).isEqualTo(3);
        assertThat(page.end()).isTrue();
        assertThat(page.linkBefore()).isEqualTo(new byte[32]);
    }

    @Test
    void pages_join_without_gap_or_repeat_when_a_room_is_read_in_either_direction() throws Exception {
        RoomId room = store.newRoom();
        List<StoredEvent> posted = store.post(room, 1_000L);

        List<StoredEvent> forward = new ArrayList<>();
        Page page;
        do {
            page = get(reader.forward(room, forward.size(), 70, ALL_BYTES, 0));
            assertThat(page.linkBefore()).isEqualTo(store.link(room, forward.size()));
            forward.addAll(page.events());
        } while (!page.end());
        List<StoredEvent> backward = new ArrayList<>();
        do {
            page = get(reader.backward(room, 1_001 - backward.size(), 70, ALL_BYTES));
            assertThat(page.linkBefore())
                    .isEqualTo(store.link(room, page.events().getFirst().seq() - 1));
            backward.addAll(0, page.events());
        } while (!page.end());

        assertThat(forward).isEqualTo(posted);
        assertThat(backward).isEqualTo(posted);
    }

    @Test
    void a_page_ends_where_the_next_event_would_exceed_its_bytes() throws Exception {
        RoomId room = store.newRoom();
        List<StoredEvent> posted = store.post(room, 10L);
        int three =
                posted.stream().limit(3).mapToInt(StoredEvent::encodedLength).sum();

        assertThat(get(reader.forward(room, 0, 10, three, 0)).events()).hasSize(3);
        assertThat(get(reader.forward(room, 0, 10, three - 1, 0)).events()).hasSize(2);
        Page newest = get(reader.backward(room, 11, 10, three));
        assertThat(newest.events()).isEqualTo(posted.subList(7, 10));
        assertThat(newest.end()).isFalse();
    }

    @Test
    void one_event_comes_even_when_it_alone_exceeds_the_bytes() throws Exception {
        RoomId room = store.newRoom();
        StoredEvent large = store.post(room, 60_000);
        store.post(room);

        assertThat(get(reader.forward(room, 0, 10, 1, 0)).events()).containsExactly(large);
    }

    @Test
    void an_empty_page_says_where_it_stands_when_there_is_nothing_more() throws Exception {
        RoomId room = store.newRoom();
        store.post(room, 2L);

        Page beyond = get(reader.forward(room, 2, 10, ALL_BYTES, 0));
        Page unknown = get(reader.forward(store.newRoom(), 0, 10, ALL_BYTES, 0));

        assertThat(beyond).extracting(Page::head, Page::end).containsExactly(2L, true);
        assertThat(beyond.linkBefore()).isEqualTo(store.link(room, 2));
        assertThat(unknown).extracting(Page::head, Page::end).containsExactly(0L, true);
        assertThat(get(reader.backward(room, 1, 10, ALL_BYTES)).events()).isEmpty();
    }

    @Test
    void no_page_holds_a_deleted_body_once_the_deletion_is_committed() throws Exception {
        RoomId room = store.newRoom();
        store.post(room, 600L);
        get(reader.forward(room, 0, 1_000, ALL_BYTES, 0));

        store.delete(room, 300);

        Page page = get(reader.forward(room, 0, 1_000, ALL_BYTES, 0));
        assertThat(page.events().get(299).hasBody()).isFalse();
        assertThat(page.events()).isEqualTo(store.history(room));
        // The chain goes on over what has no body.
        assertThat(get(reader.forward(room, 500, 10, ALL_BYTES, 0)).linkBefore())
                .isEqualTo(store.link(room, 500));
    }

    @Test
    void a_partition_is_read_by_position_over_all_its_rooms() throws Exception {
        RoomId a = store.newRoomIn(1);
        RoomId b = store.newRoomIn(1);
        store.post(store.newRoomIn(2));
        List<StoredEvent> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(store.post(i % 3 == 0 ? a : b));
        }

        assertThat(get(reader.positions(1, 5, 9))).isEqualTo(all.subList(4, 9));
        assertThat(get(reader.positions(1, 21, 30))).isEmpty();
    }

    @Test
    void names_are_told_of_those_who_have_one() throws Exception {
        RoomId room = store.newRoom();
        AuthorId alice = new AuthorId(1, -1);
        store.name(room, alice, new byte[] {1, 2, 3});

        assertThat(get(reader.names(room, List.of(alice, new AuthorId(2, 2)))))
                .hasSize(1)
                .containsEntry(alice, new byte[] {1, 2, 3});
        assertThat(get(reader.names(store.newRoom(), List.of(alice)))).isEmpty();
    }

    @Test
    void a_client_of_an_earlier_epoch_keeps_what_lies_below_every_cut_since() throws Exception {
        RoomId room = store.newRoomIn(0);
        RoomId other = store.newRoomIn(0);
        store.post(other, 2L);
        store.post(room, 5L); // positions 3 to 7
        store.restore(6, 0, 0, 0);
        store.post(room, 5L);
        store.restore(5, 0, 0, 0);
        store.post(room, 5L);

        assertThat(get(reader.keptSince(room, 1))).isEqualTo(3);
        assertThat(get(reader.keptSince(room, 2))).isEqualTo(3);
        assertThat(get(reader.keptSince(room, 3))).isEqualTo(8);
        assertThat(get(reader.keptSince(other, 1))).isEqualTo(2);
        assertThat(get(reader.keptSince(room, 4))).isZero();
    }

    @Test
    void two_thousand_equal_questions_at_once_cost_a_few_range_reads() throws Exception {
        RoomId room = store.newRoomIn(3);
        store.post(room, 100L);
        long position = store.position(3);
        get(reader.forward(room, 0, 1, ALL_BYTES, 0));

        List<CompletableFuture<Page>> storm = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            storm.add(reader.forward(room, 0, 500, ALL_BYTES, position));
        }

        Page first = get(storm.getFirst());
        for (CompletableFuture<Page> each : storm) {
            assertThat(get(each).events()).isEqualTo(first.events());
        }
        // Far fewer than the 100 that may wait, or some would have been refused.
        assertThat(first.events()).hasSize(100);
    }

    @Test
    void questions_are_refused_at_once_when_too_many_wait() throws Exception {
        try (SqlReplayReader small = new SqlReplayReader(database, null, 1, 2)) {
            RoomId room = store.newRoom();
            store.post(room, 3L);
            List<CompletableFuture<Page>> asked = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                asked.add(small.forward(room, i, 1, ALL_BYTES, 0));
            }
            long refused = 0;
            for (CompletableFuture<Page> each : asked) {
                try {
                    get(each);
                } catch (ExecutionException unavailable) {
                    assertThat(unavailable).hasCauseInstanceOf(ReplayUnavailable.class);
                    refused++;
                }
            }
            assertThat(refused).isBetween(1L, 499L);
        }
    }

    @Test
    void a_question_fails_as_unavailable_when_the_store_is_away() {
        database.close();

        assertThatThrownBy(() -> get(reader.forward(new RoomId(1, 1), 0, 1, 1, 0)))
                .hasCauseInstanceOf(ReplayUnavailable.class);
    }

    private static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }
}
