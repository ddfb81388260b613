package hcchat.edge.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.log.LogEntry;
import hcchat.log.LogRecord;
import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.room.PassingEvent;
import hcchat.room.PassingEvent.Arrived;
import hcchat.room.PassingEvent.Departed;
import hcchat.room.PassingEvent.RosterTold;
import hcchat.room.RoomId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the log may do to its readers, and what sockets see of it.
class LogFanoutTest {
    private final TestServer server = new TestServer(31);
    private final TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN);
    private final RoomId room = server.room("room");
    private final int partition = room.partition(TestServer.PARTITIONS);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private Peer joined(String nick) {
        return Peer.hcchat(edge.acceptor()).joined("room", nick);
    }

    private static void say(Peer peer, int from, int to) {
        for (int i = from; i <= to; i++) {
            peer.says("{'cmd':'chat','text':'" + i + "'}");
        }
        Await.until("all are acknowledged", () -> peer.heard("ack").size() == to);
    }

    private void passing(long term, long version, PassingEvent event) {
        server.publish(new LogRecord(
                partition,
                TestServer.EPOCH,
                term,
                server.position("room"),
                List.of(new LogEntry.Passing(room, version, event))));
    }

    @Test
    void what_the_log_skipped_is_read_from_the_store_before_it_goes_on() {
        Peer peer = joined("alice");
        say(peer, 1, 2);
        server.mute(true);
        say(peer, 3, 5);
        server.mute(false);
        say(peer, 6, 6);
        peer.hears("chat", chat -> chat.path("seq").longValue() == 6);
        assertThat(peer.seqs()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(peer.heard("chat")).allMatch(chat -> Peer.text(chat, "nick").equals("alice"));
    }

    @Test
    void a_lost_end_of_the_log_shows_by_the_next_record_whatever_it_is() {
        Peer peer = joined("alice");
        say(peer, 1, 1);
        server.mute(true);
        say(peer, 2, 3);
        server.mute(false);
        joined("bob");
        peer.hears("chat", chat -> chat.path("seq").longValue() == 3);
        assertThat(peer.seqs()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void what_was_lost_before_the_first_record_is_fetched_for_who_lacks_it() {
        Peer peer = joined("alice");
        server.broker.wipe();
        try (TestEdge fresh = new TestEdge(server, "fresh", TestEdge.OPEN)) {
            Peer late = Peer.hcchat(fresh.acceptor());
            server.mute(true);
            late.says("{'cmd':'join','channel':'room','nick':'bob'}").hears("session");
            say(peer, 1, 2);
            server.broker.wipe();
            server.mute(false);
            say(peer, 3, 3);
            late.hears("chat", chat -> chat.path("seq").longValue() == 3);
            assertThat(late.seqs()).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void a_gap_that_another_room_reveals_is_filled_for_the_room_that_lacks_it() {
        Peer peer = joined("alice");
        say(peer, 1, 1);
        String other = server.neighbour("room");
        Peer neighbour = Peer.hcchat(edge.acceptor()).joined(other, "bob");
        server.mute(true);
        say(peer, 2, 2);
        server.mute(false);
        neighbour.says("{'cmd':'chat','text':'next'}").hears("chat");
        peer.hears("chat", chat -> chat.path("seq").longValue() == 2);
        assertThat(peer.seqs()).containsExactly(1L, 2L);
    }

    @Test
    void what_the_log_brings_before_the_owners_answer_is_not_lost_for_who_enters() {
        Peer inside = joined("alice");
        server.holdEntrances(true);
        Peer late = Peer.hcchat(edge.acceptor()).says("{'cmd':'join','channel':'room','nick':'bob'}");
        Await.until("the owner let bob in", () -> server.heldEntrances() == 1);
        say(inside, 1, 3);
        inside.hears("chat", chat -> chat.path("seq").longValue() == 3);
        server.holdEntrances(false);
        assertThat(late.hears("onlineSet").path("seq").longValue()).isZero();
        late.hears("chat", chat -> chat.path("seq").longValue() == 3);
        assertThat(late.seqs()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_former_owner_is_known_by_what_its_successor_said_of_another_room() {
        Peer peer = joined("alice");
        RoomId other = server.room(server.neighbour("room"));
        Member alice = server.roster("room").getFirst();
        server.publish(new LogRecord(
                partition,
                TestServer.EPOCH,
                9,
                server.position("room"),
                List.of(new LogEntry.Passing(other, 1, new RosterTold(List.of())))));
        passing(1, 1_000, new Departed(alice));
        passing(
                9,
                2,
                new Arrived(new Member(new AuthorId(7, 7), "bob", 7, "", null, null, 100, "user", "hash", false)));
        peer.hears("onlineAdd");
        assertThat(peer.heard("onlineRemove")).isEmpty();
    }

    @Test
    void a_record_that_comes_again_is_told_once() {
        Peer peer = joined("alice");
        say(peer, 1, 3);
        peer.hears("chat", chat -> chat.path("seq").longValue() == 3);
        List<LogRecord> records = server.broker.records(partition);
        records.forEach(server::publish);
        say(peer, 4, 4);
        peer.hears("chat", chat -> chat.path("seq").longValue() == 4);
        assertThat(peer.seqs()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void what_a_former_owner_says_of_people_is_ignored() {
        Peer peer = joined("alice");
        server.takeOver();
        Member alice = server.roster("room").getFirst();
        passing(1, 1_000, new Departed(alice));
        joined("bob");
        peer.hears("onlineAdd");
        assertThat(peer.heard("onlineRemove")).isEmpty();
    }

    @Test
    void a_roster_told_again_changes_only_what_differs() {
        Peer hack = Peer.hackChat(edge.acceptor()).joined("room", "alice");
        Peer hc = joined("bob");
        Peer gone = joined("carol");
        hack.hears("onlineAdd", frame -> Peer.text(frame, "nick").equals("carol"));
        List<Member> roster = server.roster("room");
        passing(9, 1, new RosterTold(List.of(roster.get(0).named("alice_2"), roster.get(1))));
        JsonNode update = hc.hears("updateUser");
        assertThat(Peer.text(update, "nick")).isEqualTo("alice_2");
        assertThat(Peer.text(hc.hears("onlineRemove"), "nick")).isEqualTo("carol");
        JsonNode info = hack.hears("info", frame -> frame.path("id").intValue() == 1301);
        assertThat(Peer.text(info, "text")).isEqualTo("alice is now alice_2");
        assertThat(Peer.text(
                        hack.hears(
                                "onlineRemove",
                                frame -> Peer.text(frame, "nick").equals("alice")),
                        "channel"))
                .isEqualTo("room");
        hack.hears("onlineAdd", frame -> Peer.text(frame, "nick").equals("alice_2"));
        assertThat(hc.heard("onlineAdd")).hasSize(1);
        assertThat(gone.socket().isClosed()).isFalse();
        assertThat(server.present("edge").stream().map(enter -> enter.member().nick()))
                .contains("alice_2");
    }

    @Test
    void an_onlineset_and_what_follows_it_make_the_roster_whatever_came_first() {
        Peer first = joined("p0");
        for (int i = 1; i <= 20; i++) {
            Peer peer = joined("p" + i);
            if (i % 3 == 0) {
                peer.socket().cut();
            }
        }
        Await.until("15 are left", () -> server.roster("room").size() == 15);
        Peer last = joined("last");
        first.hears("onlineAdd", frame -> Peer.text(frame, "nick").equals("last"));
        assertThat(last.hears("onlineSet").path("nicks").toString()).isEqualTo("[" + String.join(",", nicks()) + "]");
    }

    private List<String> nicks() {
        return server.roster("room").stream()
                .map(member -> "\"" + member.nick() + "\"")
                .toList();
    }

    @Test
    void records_of_a_lower_epoch_are_ignored_and_those_of_a_higher_send_everybody_away() {
        Peer peer = joined("alice");
        say(peer, 1, 1);
        Member stranger = server.roster("room").getFirst().named("stranger");
        server.publish(
                new LogRecord(partition, 0, 50, 99, List.of(new LogEntry.Passing(room, 5_000, new Arrived(stranger)))));
        say(peer, 2, 2);
        peer.hears("chat", chat -> chat.path("seq").longValue() == 2);
        assertThat(peer.heard("onlineAdd")).isEmpty();
        server.publish(new LogRecord(partition, 2, 1, 1, List.of()));
        Await.until("the socket is closed", peer.socket()::isClosed);
    }

    @Test
    void everybody_who_is_in_is_told_to_an_owner_that_asks() {
        Peer peer = joined("alice");
        joined("bob");
        assertThat(server.present("edge").stream().map(enter -> enter.member().nick()))
                .containsExactlyInAnyOrder("alice", "bob");
        assertThat(server.present("edge")).allMatch(enter -> enter.claimedAt() == 1);
        peer.socket().cut();
        Await.until("one is left", () -> server.present("edge").size() == 1);
    }
}
