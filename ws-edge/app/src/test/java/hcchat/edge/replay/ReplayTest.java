package hcchat.edge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.app.EdgeSettings;
import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.room.AuthorId;
import hcchat.room.EventType;
import hcchat.room.RoomCommand;
import hcchat.room.RoomId;
import hcchat.wire.chain.Head;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Reading back, from the ring and from the store.
class ReplayTest {
    private static final AuthorId SOMEBODY = new AuthorId(1, 2);

    private final TestServer server = new TestServer(21);
    private TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private void with(EdgeSettings settings) {
        edge.close();
        edge = new TestEdge(server, "edge", settings);
    }

    private void stored(int count, String text) {
        for (int i = 0; i < count; i++) {
            server.store(
                    "room",
                    new RoomCommand.PostMessage(UUID.randomUUID(), SOMEBODY, EventType.CHAT, null, text + i, null));
        }
    }

    private Peer joining(String more) {
        return Peer.hcchat(edge.acceptor()).says("{'cmd':'join','channel':'room'" + more + "}");
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static byte[] bytes(JsonNode frame, String field) {
        return Base64.getUrlDecoder().decode(Peer.text(frame, field));
    }

    @Test
    void what_was_missed_comes_between_replay_and_synced() {
        stored(7, "m");
        Peer peer = joining(",'nick':'bob','after':3");
        JsonNode synced = peer.hears("synced");
        JsonNode replay = peer.hears("replay");
        assertThat(replay.path("from").longValue()).isEqualTo(4);
        assertThat(replay.path("to").longValue()).isEqualTo(7);
        assertThat(replay.path("truncated").booleanValue()).isFalse();
        assertThat(bytes(replay, "link")).isEqualTo(server.link("room", 3));
        assertThat(peer.seqs()).isEqualTo(range(4, 7));
        assertThat(peer.heard("chat")).allMatch(chat -> chat.path("replay").booleanValue(false));
        assertThat(peer.heard("chat").getFirst().path("nick").stringValue()).isEqualTo("deleted");
        List<String> order =
                peer.heard().stream().map(frame -> Peer.text(frame, "cmd")).toList();
        assertThat(order).containsExactly("onlineSet", "session", "replay", "chat", "chat", "chat", "chat", "synced");
        Head head = new Head(server.room("room"), TestServer.EPOCH, 7, bytes(synced, "link"));
        assertThat(head.isSignedBy(server.headKey(), bytes(synced, "sig"))).isTrue();
        stored(1, "live");
        assertThat(peer.hears("chat", chat -> chat.path("seq").longValue() == 8).has("replay"))
                .isFalse();
    }

    @Test
    void who_missed_nothing_is_synced_at_once() {
        stored(2, "m");
        Peer peer = joining(",'nick':'bob','after':2");
        peer.hears("synced");
        assertThat(peer.seqs()).isEmpty();
        assertThat(peer.hears("replay").path("from").longValue()).isEqualTo(3);
    }

    @Test
    void a_room_without_events_can_be_resumed() {
        Peer peer = joining(",'nick':'bob','after':0");
        assertThat(peer.hears("synced").path("seq").longValue()).isZero();
    }

    @Test
    void an_after_above_the_head_or_of_another_epoch_is_told_to_resync() {
        stored(2, "m");
        JsonNode above = joining(",'nick':'bob','after':5").hears("resync");
        assertThat(above.path("from").longValue()).isEqualTo(2);
        assertThat(above.path("epoch").intValue()).isEqualTo(1);
        Peer other = joining(",'nick':'carol','after':1,'epoch':7");
        assertThat(other.hears("resync").path("from").longValue()).isEqualTo(2);
        stored(1, "live");
        other.hears("chat");
        assertThat(other.seqs()).isEqualTo(List.of(3L));
    }

    @Test
    void beyond_ten_thousand_only_the_newest_come() {
        stored(10_050, "m");
        Peer peer = joining(",'nick':'bob','after':10");
        JsonNode replay = peer.hears("replay");
        assertThat(replay.path("truncated").booleanValue()).isTrue();
        assertThat(replay.path("from").longValue()).isEqualTo(51);
        assertThat(bytes(replay, "link")).isEqualTo(server.link("room", 50));
        peer.hears("synced");
        assertThat(peer.seqs()).isEqualTo(range(51, 10_050));
    }

    @Test
    void beyond_eight_mebibytes_only_the_newest_come() {
        stored(1_000, "x".repeat(20_000));
        Peer peer = joining(",'nick':'bob','after':0");
        peer.hears("synced");
        JsonNode replay = peer.hears("replay");
        assertThat(replay.path("truncated").booleanValue()).isTrue();
        long from = replay.path("from").longValue();
        assertThat(from).isBetween(560L, 620L);
        assertThat(bytes(replay, "link")).isEqualTo(server.link("room", from - 1));
        assertThat(peer.seqs()).isEqualTo(range(from, 1_000));
    }

    @Test
    void a_slow_reader_is_not_closed_while_it_is_behind() {
        stored(3_000, "x".repeat(1_000));
        Peer peer = Peer.hcchat(edge.acceptor());
        peer.socket().stopReading();
        peer.says("{'cmd':'join','channel':'room','nick':'bob','after':0}");
        Await.until("the first page waits", () -> peer.socket().queued() > 100_000);
        stored(3_000, "y".repeat(1_000));
        assertThat(peer.socket().queued()).isLessThan(600_000);
        assertThat(peer.socket().isClosed()).isFalse();
        peer.socket().read();
        peer.hears("chat", chat -> chat.path("seq").longValue() == 6_000);
        assertThat(peer.seqs()).isEqualTo(range(1, 6_000));
    }

    @Test
    void a_reader_that_stops_is_closed_and_loses_nothing() {
        Peer peer = Peer.hcchat(edge.acceptor()).joined("room", "bob");
        peer.socket().stopReading();
        stored(300, "x".repeat(10_000));
        Await.until("it is closed", peer.socket()::isClosed);
        Peer again = joining(",'nick':'bob2','after':0");
        again.hears("synced");
        assertThat(again.seqs()).isEqualTo(range(1, 300));
    }

    @Test
    void few_gone_events_are_told_one_by_one_and_a_long_run_as_one_range() {
        stored(1_300, "m");
        server.expire("room", 3, 4);
        server.expire("room", 100, 900);
        // An edge of its own: what is expired was never told to rings.
        with(TestEdge.settings(Encryption.OPTIONAL, false, History.ALL, 1 << 20));
        server.broker.wipe();
        with(TestEdge.OPEN);
        Peer peer = joining(",'nick':'bob','after':0");
        peer.hears("synced");
        assertThat(peer.seqs()).isEqualTo(range(1, 1_300));
        List<JsonNode> gone = peer.heard("gone");
        assertThat(gone).hasSize(3);
        assertThat(gone.get(0).path("seq").longValue()).isEqualTo(3);
        assertThat(bytes(gone.get(0), "digest")).hasSize(32);
        assertThat(gone.get(2).path("from").longValue()).isEqualTo(100);
        assertThat(gone.get(2).path("to").longValue()).isEqualTo(900);
        assertThat(bytes(gone.get(2), "link")).isEqualTo(server.link("room", 900));
    }

    @Test
    void a_long_run_of_gone_events_at_the_very_beginning_is_one_range() {
        Peer alice = Peer.hcchat(edge.acceptor()).joined("room", "alice");
        for (int i = 0; i < 501; i++) {
            alice.says("{'cmd':'chat','text':'m'}");
        }
        alice.hears("chat", chat -> chat.path("seq").longValue() == 501);
        for (int i = 1; i <= 501; i++) {
            alice.says("{'cmd':'delete','of':" + i + "}");
        }
        alice.hears("delete", delete -> delete.path("of").longValue() == 501);
        Peer peer = joining(",'nick':'bob','after':0");
        peer.hears("synced");
        JsonNode gone = peer.hears("gone");
        assertThat(gone.path("from").longValue()).isEqualTo(1);
        assertThat(gone.path("to").longValue()).isEqualTo(501);
        assertThat(bytes(gone, "link")).isEqualTo(server.link("room", 501));
        assertThat(peer.seqs()).isEqualTo(range(1, 1_002));
    }

    @Test
    void what_was_edited_and_then_deleted_is_on_no_path() {
        Peer alice = Peer.hcchat(edge.acceptor()).joined("room", "alice");
        alice.says("{'cmd':'chat','text':'secret one'}").says("{'cmd':'edit','of':1,'text':'secret two'}");
        alice.says("{'cmd':'react','of':1,'text':'secret three'}").says("{'cmd':'delete','of':1}");
        alice.says("{'cmd':'chat','text':'after'}")
                .hears("chat", chat -> chat.path("seq").longValue() == 5);
        // From the ring of an edge that showed it, of one that read the log while nobody was there, and from the store.
        EdgeSettings settings = TestEdge.OPEN;
        try (TestEdge second = new TestEdge(server, "second", settings)) {
            for (TestEdge one : List.of(edge, second)) {
                Peer late = Peer.hcchat(one.acceptor()).says("{'cmd':'join','channel':'room','nick':'late','after':0}");
                late.hears("synced");
                neverSecret(late);
                late.says("{'cmd':'history','before':6}").hears("page");
                neverSecret(late);
                late.says("{'cmd':'leave'}").hears("left");
            }
        }
        server.broker.wipe();
        with(settings);
        Peer late = joining(",'nick':'late2','after':0");
        late.hears("synced");
        neverSecret(late);
    }

    private static void neverSecret(Peer peer) {
        assertThat(peer.heard()).noneMatch(frame -> frame.toString().contains("secret"));
        assertThat(peer.heard("gone").stream().map(gone -> gone.path("seq").longValue()))
                .contains(1L, 2L, 3L);
        assertThat(peer.heard("delete")).isNotEmpty();
    }

    @Test
    void history_is_paged_backwards_to_the_beginning() {
        stored(7, "m");
        Peer peer = joining(",'nick':'bob'");
        peer.hears("session");
        peer.says("{'cmd':'history','before':8,'limit':5,'id':'p1'}");
        JsonNode page = peer.hears("page");
        assertThat(page.path("before").longValue()).isEqualTo(3);
        assertThat(page.has("end")).isFalse();
        assertThat(bytes(page, "link")).isEqualTo(server.link("room", 2));
        assertThat(Peer.text(page, "ref")).isEqualTo("p1");
        assertThat(peer.seqs()).isEqualTo(range(3, 7));
        peer.says("{'cmd':'history','before':3}");
        JsonNode last = peer.hears("page", frame -> frame.path("end").booleanValue(false));
        assertThat(last.path("before").longValue()).isEqualTo(1);
        assertThat(bytes(last, "link")).isEqualTo(new byte[32]);
    }

    @Test
    void who_joined_late_reads_from_there_on_where_the_operator_wants_it_so() {
        with(TestEdge.settings(Encryption.OPTIONAL, false, History.SINCE_JOIN, 32 << 20));
        stored(5, "before");
        Peer peer = joining(",'nick':'bob'");
        String token = Peer.text(peer.hears("session"), "token");
        stored(3, "after");
        peer.hears("chat", chat -> chat.path("seq").longValue() == 8);
        peer.says("{'cmd':'history','before':8}");
        JsonNode page = peer.hears("page");
        assertThat(page.path("before").longValue()).isEqualTo(6);
        assertThat(page.path("end").booleanValue()).isTrue();
        assertThat(bytes(page, "link")).isEqualTo(server.link("room", 5));
        peer.socket().cut();
        Peer again = joining(",'token':'" + token + "','after':2");
        again.hears("synced");
        assertThat(again.seqs()).isEqualTo(range(6, 8));
        assertThat(again.hears("replay").path("from").longValue()).isEqualTo(6);
    }

    @Test
    void a_head_is_given_signed() {
        stored(2, "m");
        Peer peer = joining(",'nick':'bob'");
        peer.hears("session");
        peer.says("{'cmd':'head','id':'h'}");
        JsonNode synced = peer.hears("synced");
        assertThat(Peer.text(synced, "ref")).isEqualTo("h");
        RoomId room = server.room("room");
        assertThat(new Head(room, 1, 2, bytes(synced, "link")).isSignedBy(server.headKey(), bytes(synced, "sig")))
                .isTrue();
    }

    @Test
    void a_second_page_waits_for_the_first() {
        stored(300, "x".repeat(4_000));
        Peer peer = Peer.hcchat(edge.acceptor());
        peer.socket().stopReading();
        peer.says("{'cmd':'join','channel':'room','nick':'bob','after':0}");
        Await.until("the first page waits", () -> peer.socket().queued() > 100_000);
        peer.says("{'cmd':'history','before':9,'id':'p'}");
        peer.socket().read();
        JsonNode warn = peer.hears("warn");
        assertThat(Peer.text(warn, "code")).isEqualTo("busy");
        assertThat(warn.path("retryAfterMs").longValue()).isPositive();
        peer.hears("synced");
        peer.says("{'cmd':'history','before':9}").hears("page");
    }

    @Test
    void names_are_looked_up_once_a_page_and_asked_for_no_more_than_once_a_minute() {
        Peer alice = Peer.hcchat(edge.acceptor()).joined("room", "alice");
        alice.says("{'cmd':'chat','text':'x'}")
                .says("{'cmd':'chat','text':'y'}")
                .hears("ack");
        alice.hears("chat", chat -> chat.path("seq").longValue() == 2);
        server.broker.wipe();
        with(TestEdge.OPEN);
        for (String nick : List.of("one", "two")) {
            Peer late = joining(",'nick':'" + nick + "','after':0");
            late.hears("synced");
            assertThat(late.heard("chat"))
                    .allMatch(chat -> Peer.text(chat, "nick").equals("alice"));
        }
        assertThat(server.nameLookups()).isEqualTo(1);
    }

    @Test
    void a_storm_of_resuming_clients_is_served_from_memory() {
        stored(100, "m");
        server.broker.settle(Duration.ofSeconds(60));

        // The first one teaches the ring where the chain is.
        Peer first = joining(",'nick':'first','after':10");
        first.hears("synced");
        int reads = server.forwardReads();
        for (int i = 0; i < 30; i++) {
            Peer peer = joining(",'nick':'n" + i + "','after':" + (10 + i));
            peer.hears("synced");
            assertThat(peer.seqs()).isEqualTo(range(11 + i, 100));
        }
        assertThat(server.forwardReads()).isEqualTo(reads);
    }
}
