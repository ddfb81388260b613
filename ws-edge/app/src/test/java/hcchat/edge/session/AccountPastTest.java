package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.intake.Standing;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Where nobody reads what was said before they came, an account's time begins when it first came, not when it comes
/// back.
class AccountPastTest {
    private static final UUID ALICE = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();

    private final TestServer server = new TestServer(52);
    private TestEdge edge = new TestEdge(server, "edge", settings(History.SINCE_JOIN));

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private static hcchat.edge.app.EdgeSettings settings(History history) {
        return TestEdge.settings(Encryption.OPTIONAL, false, history, 32 << 20);
    }

    private Peer comes(String fields) {
        return Peer.hcchat(edge.acceptor())
                .says("{'cmd':'join','nick':'n" + server.head("lobby") + "'," + fields + "}");
    }

    private Peer comes(UUID account, String channel, String fields) {
        String token = server.issuer.token(account, UUID.randomUUID());
        return comes("'channel':'" + channel + "','token':'" + token + "'" + fields);
    }

    private Peer comesBack(String since, long after) {
        Peer back = comes(ALICE, "lobby", ",'since':'" + since + "','after':" + after);
        back.hears("synced");
        return back;
    }

    private static String since(Peer peer) {
        return Peer.text(peer.hears("session"), "since");
    }

    private void goes(Peer peer, String channel) {
        long there = server.roster(channel).size();
        peer.socket().cut();
        Await.until("it is out", () -> server.roster(channel).size() < there);
    }

    private void said(int times) {
        Peer bob = Peer.hcchat(edge.acceptor()).joined("lobby", "bob");
        for (int i = 0; i < times; i++) {
            long before = server.head("lobby");
            bob.says("{'cmd':'chat','channel':'lobby','text':'x'}");
            Await.until("it is stored", () -> server.head("lobby") > before);
        }
        goes(bob, "lobby");
    }

    private static void isRefused(Peer peer, String code) {
        JsonNode warn = peer.hears("warn");
        assertThat(Peer.text(warn, "code")).isEqualTo(code);
        assertThat(peer.heard("onlineSet")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(History.class)
    void an_account_that_comes_back_gets_what_was_said_while_it_was_away(History servers) {
        if (servers == History.ALL) {
            edge.close();
            edge = new TestEdge(server, "other", settings(servers));
            server.standing(new Standing(Role.NONE, HistoryRule.SINCE_JOIN, 0, 0));
        }
        said(2);
        Peer first = comes(ALICE, "lobby", "");
        String since = since(first);
        goes(first, "lobby");
        said(3);

        Peer back = comesBack(since, 2);

        assertThat(back.seqs()).containsExactly(3L, 4L, 5L);
        back.says("{'cmd':'history','channel':'lobby','before':6}").hears("page");
        assertThat(back.seqs()).containsExactly(3L, 4L, 5L, 3L, 4L, 5L);
        String again = since(back);
        goes(back, "lobby");
        assertThat(comesBack(again, 0).seqs()).containsExactly(3L, 4L, 5L);
    }

    @Test
    void without_it_an_accounts_time_begins_anew() {
        goes(comes(ALICE, "lobby", ""), "lobby");
        said(2);

        Peer back = comes(ALICE, "lobby", ",'after':0");

        back.hears("synced");
        assertThat(back.seqs()).isEmpty();
    }

    @Test
    void it_goes_with_a_join_by_the_token_of_the_handshake() {
        Peer first = comes(ALICE, "lobby", "");
        String since = since(first);
        goes(first, "lobby");
        said(1);
        String token = server.issuer.token(ALICE, UUID.randomUUID());

        Peer back = Peer.bearing(edge.acceptor(), token)
                .says("{'cmd':'join','channel':'lobby','nick':'alice','after':0,'since':'" + since + "'}");

        back.hears("synced");
        assertThat(back.seqs()).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hca1.", "hca1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "0", "eyJhIjoxfQ.e30.AA"})
    void what_this_server_never_said_is_refused(String since) {
        isRefused(comes(ALICE, "lobby", ",'since':'" + since + "'"), "bad_since");
        assertThat(server.roster("lobby")).isEmpty();
    }

    @Test
    void it_is_nothing_for_another_account_in_another_room_or_without_an_account() {
        Peer alice = comes(ALICE, "lobby", "");
        String since = since(alice);
        Peer nobody = Peer.hcchat(edge.acceptor()).joined("lobby", "nobody");
        String holder = Peer.text(nobody.hears("session"), "token");

        isRefused(comes(BOB, "lobby", ",'since':'" + since + "'"), "bad_since");
        isRefused(comes(ALICE, "den", ",'since':'" + since + "'"), "bad_since");
        isRefused(comes("'channel':'lobby','since':'" + since + "','id':'" + UUID.randomUUID() + "'"), "bad_since");
        isRefused(comes("'channel':'lobby','since':'" + since + "','token':'" + holder + "'"), "bad_since");
        assertThat(server.roster("lobby")).hasSize(2);
        assertThat(server.roster("den")).isEmpty();
    }

    @Test
    void it_lets_nobody_in() {
        String since = since(comes(ALICE, "lobby", ""));

        isRefused(comes("'channel':'lobby','token':'" + since + "'"), "bad_token");
        isRefused(comes("'channel':'lobby','token':'" + since.replace("hca1.", "hcs1.") + "'"), "bad_token");
    }

    @Test
    void it_is_text_or_no_frame() {
        isRefused(comes(ALICE, "lobby", ",'since':41"), "bad_frame");
    }

    @Test
    void a_place_that_the_room_lost_with_a_backup_hides_nothing_of_what_is_said_now() {
        said(1);
        Peer back = comes(ALICE, "lobby", ",'since':'" + server.arrival("lobby", ALICE, 1_000) + "'");
        back.hears("session");
        back.says("{'cmd':'chat','channel':'lobby','text':'x'}").hears("chat");

        back.says("{'cmd':'history','channel':'lobby','before':3}").hears("page");

        assertThat(back.seqs()).containsExactly(2L, 2L);
    }
}
