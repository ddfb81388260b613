package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Refused;
import hcchat.intake.RoomRequest.Enter;
import hcchat.intake.Standing;
import hcchat.intake.Visa;
import hcchat.room.AuthorId;
import hcchat.room.Expulsion;
import hcchat.room.HistoryRule;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.StateChange;
import hcchat.room.StateChange.RoleGiven;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A room with keepers, as sockets see it; the owner does here what it is told.
class KeptRoomTest {
    private static final String ID = "00000000-0000-7000-8000-00000000000";
    private static final String PROOF = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";
    private static final String STRANGER = "AAAAAAAAAAYAAAAAAAAABw";

    private final Queue<Enter> seen = new ConcurrentLinkedQueue<>();
    private final TestServer server = new TestServer(51);
    private final TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private Peer hc() {
        return Peer.hcchat(edge.acceptor());
    }

    private void guard(@Nullable Outcome answer) {
        server.guardedBy(enter -> {
            seen.add(enter);
            return answer;
        });
    }

    private static JsonNode answer(Peer peer, String id) {
        Await.until("an answer to " + id, () -> answers(peer, id).findFirst().isPresent());
        return answers(peer, id).findFirst().orElseThrow();
    }

    private static Stream<JsonNode> answers(Peer peer, String id) {
        return peer.heard().stream()
                .filter(frame -> Peer.text(frame, "ref").equals(id)
                        || (Peer.is(frame, "ack") && Peer.text(frame, "id").equals(id)));
    }

    private Visa shown(Peer peer, String frame) {
        int before = seen.size();
        peer.says(frame);
        Await.until("the owner was asked", () -> seen.size() > before);
        return List.copyOf(seen).getLast().visa();
    }

    @Test
    void who_comes_shows_where_from_and_the_proof_and_gives_neither_away() {
        guard(new Refused(Refusal.DOOR_REQUIRED, null));
        Visa first = shown(hc(), "{'cmd':'join','channel':'room','nick':'alice','door':'" + PROOF + "'}");
        Visa again = shown(hc(), "{'cmd':'join','channel':'room','nick':'alice','door':'" + PROOF + "'}");
        Visa without = shown(hc(), "{'cmd':'join','channel':'room','nick':'alice'}");
        Visa elsewhere = shown(
                Peer.hcchat(edge.acceptor(), "10.0.0.9"),
                "{'cmd':'join','channel':'room','nick':'alice','door':'" + PROOF + "'}");
        Visa other = shown(hc(), "{'cmd':'join','channel':'other','nick':'alice','door':'" + PROOF + "'}");

        assertThat(again).isEqualTo(first);
        assertThat(without.address()).isEqualTo(first.address());
        assertThat(without.door()).isNull();
        assertThat(elsewhere.address()).isNotEqualTo(first.address());
        assertThat(elsewhere.door()).isEqualTo(first.door());
        assertThat(other.address()).isNotEqualTo(first.address());
        assertThat(other.door()).isNotEqualTo(first.door());
        assertThat(first.vouched()).isFalse();
    }

    @Test
    void each_socket_is_asked_for_the_proof_also_one_of_somebody_who_is_in() {
        Peer alice = hc().joined("room", "alice");
        String token = Peer.text(alice.hears("session"), "token");
        guard(new Refused(Refusal.DOOR_REQUIRED, null));

        Peer second = hc().says("{'cmd':'join','channel':'room','token':'" + token + "','id':'" + ID + "1'}");
        assertThat(Peer.text(answer(second, ID + 1), "code")).isEqualTo("door_required");
        assertThat(seen.element().claimedAt()).isZero();
        assertThat(seen.element().member().author().toString()).isEqualTo(author(alice));
    }

    private static String author(Peer peer) {
        return Peer.text(peer.hears("onlineSet"), "author");
    }

    @Test
    void an_edge_that_says_again_whom_it_has_shows_where_they_come_from() {
        guard(null);
        hc().joined("room", "alice");
        Peer.hcchat(edge.acceptor(), "10.0.0.9").joined("room", "bob");

        List<Enter> present = server.present("edge");
        assertThat(present)
                .extracting(Enter::visa)
                .containsExactlyElementsOf(seen.stream().map(Enter::visa).toList());
        assertThat(present).extracting(Enter::claimedAt).containsOnly(1L);
    }

    @Test
    void who_lacks_the_proof_is_told_with_what_to_derive_it() {
        guard(null);
        Peer alice = hc().joined("room", "alice");
        guard(new Refused(Refusal.DOOR_REQUIRED, null));

        Peer bob = hc().says("{'cmd':'join','channel':'room','nick':'bob','id':'" + ID + "1'}");
        JsonNode refused = answer(bob, ID + 1);
        assertThat(Peer.text(refused, "code")).isEqualTo("door_required");
        assertThat(Peer.text(refused, "salt")).isEqualTo(Peer.text(alice.hears("onlineSet"), "salt"));
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBERS_ONLY, members_only, 41",
        "LOCKED, locked, 35",
        "BANNED, banned, 43",
        "DOOR_REQUIRED, door_required, 41"
    })
    void who_is_kept_out_hears_why_in_either_language(Refusal why, String code, int number) {
        guard(new Refused(why, null));
        Peer bob = hc().says("{'cmd':'join','channel':'room','nick':'bob','id':'" + ID + "1'}");
        Peer old = Peer.hackChat(edge.acceptor()).says("{'cmd':'join','channel':'room','nick':'old'}");

        assertThat(Peer.text(answer(bob, ID + 1), "code")).isEqualTo(code);
        assertThat(old.hears("warn").path("id").intValue()).isEqualTo(number);
        assertThat(server.roster("room")).isEmpty();
    }

    @Test
    void who_guesses_is_told_how_long_to_wait() {
        guard(new Outcome.TryLater(Outcome.Why.RATE_LIMITED, 4_000));
        Peer bob = hc().says("{'cmd':'join','channel':'room','nick':'bob','id':'" + ID + "1','door':'" + PROOF + "'}");
        assertThat(Peer.text(answer(bob, ID + 1), "code")).isEqualTo("rate_limited");
        assertThat(answer(bob, ID + 1).path("retryAfterMs").longValue()).isEqualTo(4_000);
    }

    @Test
    void what_keepers_decide_is_acknowledged_with_its_seq_and_told_to_everybody() {
        Peer alice = hc().joined("room", "alice");
        Peer bob = hc().joined("room", "bob");
        alice.hears("onlineAdd");
        String[] frames = {
            "'cmd':'door','kind':'passphrase','door':'" + PROOF + "','history':'all'",
            "'cmd':'role','nick':'bob','role':'moderator'",
            "'cmd':'mute','whom':'" + STRANGER + "','until':7",
            "'cmd':'ban','whom':'" + STRANGER + "'",
            "'cmd':'lock','locked':true",
            "'cmd':'key','text':'not even an envelope'",
            "'cmd':'expire','days':30",
        };
        for (int i = 0; i < frames.length; i++) {
            alice.says("{" + frames[i] + ",'id':'" + ID + (i + 1) + "'}");
            assertThat(answer(alice, ID + (i + 1)).path("seq").longValue()).isEqualTo(i + 1);
        }

        assertThat(Peer.text(bob.hears("door"), "kind")).isEqualTo("passphrase");
        assertThat(Peer.text(bob.hears("door"), "mac")).hasSize(43).isNotEqualTo(PROOF);
        assertThat(Peer.text(bob.hears("role"), "whom")).isEqualTo(author(bob));
        assertThat(bob.hears("mute").path("until").longValue()).isEqualTo(7);
        assertThat(bob.hears("ban").path("until").longValue()).isEqualTo(StateChange.FOREVER);
        assertThat(bob.hears("lock").path("locked").booleanValue()).isTrue();
        assertThat(Peer.text(bob.hears("key"), "text")).isEqualTo("not even an envelope");
        assertThat(bob.hears("expire").path("days").intValue()).isEqualTo(30);
        Peer late = hc().says("{'cmd':'join','channel':'room','nick':'late','after':0}");
        late.hears("synced");
        assertThat(late.seqs()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void who_is_kicked_hears_it_and_keeps_the_other_rooms() {
        Peer alice = hc().joined("room", "alice");
        Peer bob = hc().joined("room", "bob").joined("other", "bob");
        alice.hears("onlineAdd");
        alice.says("{'cmd':'kick','channel':'room','nick':'bob','id':'" + ID + "1'}");

        assertThat(answer(alice, ID + 1).has("seq")).isFalse();
        assertThat(Peer.text(bob.hears("left"), "code")).isEqualTo("kicked");
        alice.hears("onlineRemove");
        bob.says("{'cmd':'chat','channel':'other','text':'still here'}").hears("chat");
        bob.says("{'cmd':'chat','channel':'room','text':'and here?','id':'" + ID + "2'}");
        assertThat(Peer.text(answer(bob, ID + 2), "code")).isEqualTo("not_joined");
        bob.says("{'cmd':'join','channel':'room','nick':'bob'}");
        Await.until("bob is back", () -> server.roster("room").size() == 2);
    }

    @Test
    void a_hack_chat_socket_that_is_sent_out_hears_it_and_is_closed() {
        Peer old = Peer.hackChat(edge.acceptor()).joined("room", "old");
        server.sendOut("room", "old", Expulsion.BANNED);

        assertThat(old.hears("warn").path("id").intValue()).isEqualTo(43);
        Await.until("closed", () -> old.socket().isClosed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_is_sent_out_before_hearing_of_being_in_is_not_in(boolean alone) {
        String room = server.neighbour("beside");
        Peer alice = hc().joined("beside", "alice");
        if (!alone) {
            hc().joined(room, "other");
        }
        server.holdEntrances(true);
        Peer bob = hc().says("{'cmd':'join','channel':'" + room + "','nick':'bob','id':'" + ID + "1'}");
        Await.until("bob waits", () -> server.heldEntrances() == 1);
        server.sendOut(room, "bob", Expulsion.BANNED);
        // Of the same partition: what stood before it has been read.
        alice.says("{'cmd':'chat','text':'read as far as here'}").hears("chat");
        server.holdEntrances(false);

        assertThat(Peer.text(answer(bob, ID + 1), "code")).isEqualTo("unavailable");
        assertThat(bob.heard("onlineSet")).isEmpty();
    }

    @Test
    void keepers_of_hack_chat_do_what_hcchat_does_and_nobody_else_does() {
        Peer alice = hc().joined("room", "alice");
        server.standing(new Standing(Role.MODERATOR, HistoryRule.SERVER, 0, 0));
        Peer keeper = Peer.hackChat(edge.acceptor()).joined("room", "keeper");
        server.standing(new Standing(Role.NONE, HistoryRule.SERVER, 0, 0));
        Peer nobody = Peer.hackChat(edge.acceptor(), "10.0.0.3").joined("room", "nobody");
        keeper.hears("onlineAdd");
        for (String cmd : new String[] {"kick", "ban", "mute", "dumb", "unmute", "unban", "unbanall", "lockroom"}) {
            nobody.says("{'cmd':'" + cmd + "','nick':'alice'}");
        }
        nobody.says("{'cmd':'chat','text':'that is all'}");
        alice.hears("chat");
        assertThat(nobody.heard("warn")).isEmpty();
        assertThat(server.head("room")).isEqualTo(1);

        keeper.says("{'cmd':'mute','nick':'alice'}");
        assertThat(alice.hears("mute").path("until").longValue()).isEqualTo(StateChange.FOREVER);
        keeper.says("{'cmd':'unmute','nick':'alice'}");
        alice.hears("mute", frame -> frame.path("until").longValue() == StateChange.LIFTED);
        keeper.says("{'cmd':'lockroom'}");
        assertThat(alice.hears("lock").path("locked").booleanValue()).isTrue();
        keeper.says("{'cmd':'chat','text':'/unlockroom'}");
        alice.hears("lock", frame -> !frame.path("locked").booleanValue());
        keeper.says("{'cmd':'ban','nick':'nobody'}");
        alice.hears("ban");
        keeper.says("{'cmd':'ban','nick':'who'}");
        assertThat(keeper.hears("warn").path("id").intValue()).isEqualTo(12);
        keeper.says("{'cmd':'kick','nick':'alice'}");
        assertThat(Peer.text(alice.hears("left"), "code")).isEqualTo("kicked");
    }

    @Test
    void a_role_that_is_given_counts_at_once() {
        Peer alice = hc().joined("room", "alice");
        server.standing(new Standing(Role.NONE, HistoryRule.SERVER, 0, 0));
        Peer old = Peer.hackChat(edge.acceptor()).joined("room", "old");
        AuthorId author = server.roster("room").getLast().author();
        server.store("room", new ChangeState(UUID.randomUUID(), AuthorId.OPERATOR, new RoleGiven(author, Role.OWNER)));
        alice.hears("role");

        old.says("{'cmd':'lockroom'}");
        assertThat(alice.hears("lock").path("locked").booleanValue()).isTrue();
    }
}
