package hcchat.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.replay.ReplayReader.Page;
import hcchat.replay.ReplayReader.Reader;
import hcchat.replay.ReplayReader.Reading;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.StoredEvent;
import hcchat.wire.chain.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [ReplayReader] promises. Whoever implements one extends this and says how to fill what it reads.
@Timeout(60)
public abstract class ReplayReaderContract {
    private static final int BODY = 128;
    private static final int EVENT = StoredEvent.HEADER_BYTES + BODY;
    private static final int PLENTY = ReplayReader.MAX_BYTES;

    private final Random chance = new Random(20_260_101);
    private final PastRoom lobby = new PastRoom(1, chance);
    private long position;

    /// The reader, over what it was given and will be given.
    protected abstract ReplayReader reader();

    /// How many partitions the log has; 2 at least.
    protected abstract int partitions();

    /// Stores the next event of a room and of its partition.
    ///
    /// @param link the chain's link with this event in it
    protected abstract void given(StoredEvent event, byte[] link);

    protected abstract void givenName(PastRoom room, AuthorId author, byte[] sealed);

    /// How far an author has come.
    protected abstract void givenMarker(PastRoom room, AuthorId author, Marker marker);

    /// A backup was restored: `epoch` began with what stood at or below `position` in the partition.
    protected abstract void givenCut(int epoch, int partition, long position);

    /// The next event of the room, stored.
    protected final StoredEvent given(PastRoom room, int bodyBytes) {
        StoredEvent event = room.next(++position, bodyBytes);
        given(event, room.link((int) event.seq()));
        return event;
    }

    protected final PastRoom givenLobby(int events) {
        for (int i = 0; i < events; i++) {
            given(lobby, BODY);
        }
        return lobby;
    }

    protected static <A> A await(CompletableFuture<A> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private Page forward(long after, int limit, int maxBytes) {
        return await(reader().forward(lobby.id(), after, limit, maxBytes, position));
    }

    private Page backward(long before, int limit, int maxBytes) {
        return await(reader().backward(lobby.id(), before, limit, maxBytes));
    }

    @Test
    void a_room_without_events_is_an_empty_page() {
        for (Page page : List.of(forward(0, 10, PLENTY), backward(Long.MAX_VALUE, 10, PLENTY))) {
            assertThat(page.events()).isEmpty();
            assertThat(page.linkBefore()).isEqualTo(Chain.start());
            assertThat(page.head()).isZero();
            assertThat(page.end()).isTrue();
        }
    }

    @Test
    void events_come_as_they_were_stored_oldest_first() {
        givenLobby(5);

        assertThat(forward(0, 10, PLENTY).events()).isEqualTo(lobby.events(1, 5));
        assertThat(backward(6, 10, PLENTY).events()).isEqualTo(lobby.events(1, 5));
    }

    @Test
    void a_page_forward_ends_at_its_limit_and_says_what_is_before_it() {
        givenLobby(10);

        Page page = forward(3, 4, PLENTY);

        assertThat(page.events()).isEqualTo(lobby.events(4, 7));
        assertThat(page.linkBefore()).isEqualTo(lobby.link(3));
        assertThat(page.head()).isEqualTo(10);
        assertThat(page.end()).isFalse();
        assertThat(forward(7, 4, PLENTY).end()).isTrue();
    }

    @Test
    void a_page_backward_holds_the_newest_before_its_place() {
        givenLobby(10);

        Page page = backward(8, 4, PLENTY);

        assertThat(page.events()).isEqualTo(lobby.events(4, 7));
        assertThat(page.linkBefore()).isEqualTo(lobby.link(3));
        assertThat(page.head()).isEqualTo(10);
        assertThat(page.end()).isFalse();
        assertThat(backward(4, 4, PLENTY).end()).isTrue();
    }

    @Test
    void a_page_holds_no_more_bytes_than_asked_for() {
        givenLobby(10);

        assertThat(forward(2, 10, 3 * EVENT).events()).isEqualTo(lobby.events(3, 5));
        assertThat(backward(9, 10, 3 * EVENT + 1).events()).isEqualTo(lobby.events(6, 8));
    }

    @Test
    void a_page_holds_one_event_however_large_it_is() {
        given(lobby, BODY);
        given(lobby, 70_000);
        given(lobby, BODY);

        assertThat(forward(1, 10, 10).events()).isEqualTo(lobby.events(2, 2));
        assertThat(backward(3, 10, 10).events()).isEqualTo(lobby.events(2, 2));
    }

    @Test
    void no_page_is_longer_than_a_page_may_be() {
        givenLobby(ReplayReader.MAX_LIMIT + 5);

        assertThat(forward(0, 1_000_000, PLENTY).events()).hasSizeLessThanOrEqualTo(ReplayReader.MAX_LIMIT);
    }

    @Test
    void behind_the_head_there_is_an_empty_page_with_the_heads_link() {
        givenLobby(3);

        for (long after : new long[] {3, 4, 1_000}) {
            Page page = forward(after, 10, PLENTY);
            assertThat(page.events()).isEmpty();
            assertThat(page.linkBefore()).isEqualTo(lobby.link(3));
            assertThat(page.head()).isEqualTo(3);
            assertThat(page.end()).isTrue();
        }
    }

    @Test
    void before_the_first_event_there_is_an_empty_page() {
        givenLobby(3);

        Page page = backward(1, 10, PLENTY);

        assertThat(page.events()).isEmpty();
        assertThat(page.linkBefore()).isEqualTo(Chain.start());
        assertThat(page.end()).isTrue();
    }

    @Test
    void an_event_without_its_body_keeps_its_place_and_its_digest() {
        given(lobby, BODY);
        given(lobby, 0);
        given(lobby, BODY);

        Page page = forward(0, 10, PLENTY);

        assertThat(page.events()).isEqualTo(lobby.events(1, 3));
        assertThat(page.events().get(1).hasBody()).isFalse();
    }

    @Test
    void the_pages_of_a_long_room_make_one_chain() {
        int length = 600;
        givenLobby(length);
        List<StoredEvent> read = new ArrayList<>();
        byte[] link = Chain.start();
        Page page;
        do {
            page = forward(read.size(), 77, PLENTY);
            assertThat(page.linkBefore()).isEqualTo(link);
            for (StoredEvent event : page.events()) {
                link = Chain.link(link, lobby.id(), event.seq(), event.digest());
                read.add(event);
            }
        } while (!page.end());

        assertThat(read).isEqualTo(lobby.events(1, length));
        assertThat(link).isEqualTo(lobby.link(length));
    }

    @Test
    void positions_are_read_across_the_rooms_of_a_partition() {
        PastRoom neighbour = new PastRoom(1 + partitions(), chance);
        PastRoom elsewhere = new PastRoom(0, chance);
        StoredEvent first = given(lobby, BODY);
        StoredEvent second = given(neighbour, BODY);
        StoredEvent third = given(lobby, BODY);
        StoredEvent other = elsewhere.next(2, BODY);
        given(other, elsewhere.link(1));

        int partition = lobby.id().partition(partitions());
        assertThat(await(reader().positions(partition, 1, 3))).containsExactly(first, second, third);
        assertThat(await(reader().positions(partition, 2, 2))).containsExactly(second);
        assertThat(await(reader().positions(partition, 4, 9))).isEmpty();
    }

    @Test
    void more_positions_than_a_page_holds_come_from_the_lowest_on() {
        givenLobby(ReplayReader.MAX_LIMIT + 5);

        List<StoredEvent> page = await(reader().positions(lobby.id().partition(partitions()), 2, position));

        assertThat(page).isNotEmpty().hasSizeLessThanOrEqualTo(ReplayReader.MAX_LIMIT);
        assertThat(page).isEqualTo(lobby.events(2, page.size() + 1));
    }

    @Test
    void names_are_given_for_whom_they_are_known() {
        AuthorId alice = new AuthorId(1, 2);
        AuthorId bob = new AuthorId(3, 4);
        AuthorId stranger = new AuthorId(5, 6);
        givenName(lobby, alice, new byte[] {1, 2, 3});
        givenName(lobby, bob, new byte[] {4});

        Map<AuthorId, byte[]> names = await(reader().names(lobby.id(), List.of(alice, stranger)));

        assertThat(names).containsOnlyKeys(alice);
        assertThat(names.get(alice)).containsExactly(1, 2, 3);
        assertThat(await(reader().names(lobby.id(), List.of()))).isEmpty();
    }

    @Test
    void what_came_after_somebodys_marker_is_unread() {
        givenLobby(300);
        AuthorId alice = new AuthorId(1, 2);
        AuthorId bob = new AuthorId(3, 4);
        givenMarker(lobby, alice, new Marker(300, 297));
        PastRoom empty = new PastRoom(2, chance);

        List<Reading> readings = await(reader().readings(List.of(
                new Reader(lobby.id(), bob, 1), new Reader(empty.id(), alice, 1), new Reader(lobby.id(), alice, 1))));

        assertThat(readings)
                .containsExactly(
                        new Reading(300, Marker.NONE, 300),
                        new Reading(0, Marker.NONE, 0),
                        new Reading(300, new Marker(300, 297), 3));
        assertThat(await(reader().readings(List.of()))).isEmpty();
    }

    @Test
    void nobody_has_to_read_what_they_may_not_nor_what_is_no_message() {
        givenLobby(4);
        given(lobby.edit(++position, 2), lobby.link(5));
        given(lobby.change(++position), lobby.link(6));
        AuthorId alice = new AuthorId(1, 2);

        assertThat(await(reader().readings(List.of(new Reader(lobby.id(), alice, 3)))))
                .containsExactly(new Reading(6, Marker.NONE, 2));
        assertThat(await(reader().readings(List.of(new Reader(lobby.id(), alice, 100)))))
                .containsExactly(new Reading(6, Marker.NONE, 0));
    }

    @Test
    void all_is_kept_while_no_backup_was_restored() {
        givenLobby(4);

        assertThat(await(reader().keptSince(lobby.id(), 1))).isEqualTo(4);
    }

    @Test
    void what_stands_above_the_lowest_cut_since_a_clients_epoch_is_not_kept() {
        givenLobby(6);
        int partition = lobby.id().partition(partitions());
        givenCut(2, partition, 5);
        givenCut(3, partition, 3);
        givenCut(4, partition, 6);

        assertThat(await(reader().keptSince(lobby.id(), 1))).isEqualTo(3);
        assertThat(await(reader().keptSince(lobby.id(), 3))).isEqualTo(6);
        assertThat(await(reader().keptSince(lobby.id(), 4))).isEqualTo(6);
    }

    @Test
    void nothing_is_kept_of_an_epoch_that_never_was() {
        givenLobby(4);

        assertThat(await(reader().keptSince(lobby.id(), 99))).isZero();
    }
}
