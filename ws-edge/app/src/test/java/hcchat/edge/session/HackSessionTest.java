package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.Shape;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// hack.chat's sessions: who comes back with a token is who they were, as far as that is safe.
class HackSessionTest {
    private static final String NOTHING = "{'cmd':'session','restored':false,'token':'','channels':[],'time':T}";

    private final TestServer server = new TestServer(37);
    private final TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private Peer hack(String nick) {
        return Peer.hackChat(edge.acceptor()).joined("both", nick);
    }

    private Peer restored(String token) {
        Peer peer = Peer.hackChat(edge.acceptor(), "10.0.0.3").says("{'cmd':'session','token':'" + token + "'}");
        peer.hears("session");
        return peer;
    }

    private static String token(Peer peer) {
        return Peer.text(peer.heard("session").getLast(), "token");
    }

    private static JsonNode self(Peer peer) {
        JsonNode users = peer.hears("onlineSet").path("users");
        return users.get(users.size() - 1);
    }

    @Test
    void who_has_gone_comes_back_as_they_were() {
        Peer alice = hack("alice");
        Peer bob = Peer.hackChat(edge.acceptor()).says("{'cmd':'join','channel':'both','nick':'bob','pass':'secret'}");
        bob.hears("session");
        bob.says("{'cmd':'changecolor','color':'FF00AA'}");
        Await.until("a token with the colour", () -> bob.heard("session").size() == 2);
        JsonNode before = self(bob);
        bob.socket().cut();
        alice.hears("onlineRemove");
        Peer again = restored(token(bob));
        assertThat(Shape.of(again.hears("session")))
                .isEqualTo("{'cmd':'session','restored':true,'token':'TOKEN','channels':['both'],'time':T}");
        assertThat(again.heard("info")).isEmpty();
        JsonNode after = self(again);
        for (String same : new String[] {"nick", "trip", "userid"}) {
            assertThat(after.get(same)).as(same).isEqualTo(before.get(same));
        }
        assertThat(Peer.text(after, "color")).isEqualTo("FF00AA");
        assertThat(after.path("isBot").booleanValue()).isFalse();
        JsonNode told = alice.hears("onlineAdd", add -> Peer.text(add, "color").equals("FF00AA"));
        assertThat(told.get("userid")).isEqualTo(before.get("userid"));
    }

    @Test
    void who_is_restored_speaks_the_second_version() {
        Peer alice = hack("alice");
        Peer bob = hack("bob");
        bob.socket().cut();
        alice.hears("onlineRemove");
        Peer again = restored(token(bob));
        alice.hears("onlineAdd", add -> !Peer.text(add, "hash").isEmpty());
        Await.until("alice sees bob", () -> alice.heard("onlineAdd").size() == 2);
        alice.says("{'cmd':'whisper','nick':'bob','text':'psst'}");
        assertThat(Peer.text(again.hears("whisper"), "text")).isEqualTo("psst");
    }

    @Test
    void beside_the_socket_that_is_there_both_live_and_others_are_told_nothing() {
        Peer alice = hack("alice");
        Peer bob = hack("bob");
        Peer again = restored(token(bob));
        assertThat(again.hears("onlineSet").path("nicks").toString()).isEqualTo("[\"alice\",\"bob\"]");
        assertThat(self(again).get("userid")).isEqualTo(self(bob).get("userid"));
        bob.socket().cut();
        again.says("{'cmd':'chat','text':'still here'}");
        alice.hears("chat");
        assertThat(alice.heard("onlineAdd")).hasSize(1);
        assertThat(alice.heard("onlineRemove")).isEmpty();
        again.socket().cut();
        alice.hears("onlineRemove");
    }

    @Test
    void a_nick_that_somebody_else_has_by_now_is_not_given_back() {
        Peer alice = hack("alice");
        Peer bob = hack("bob");
        bob.socket().cut();
        alice.hears("onlineRemove");
        hack("BOB");
        Peer again = restored(token(bob));
        assertThat(Shape.of(again.hears("warn")))
                .isEqualTo("{'cmd':'warn','text':'Nickname taken','id':34,'channel':false,'time':T}");
        assertThat(Shape.of(again.hears("session"))).isEqualTo(NOTHING);
        again.says("{'cmd':'join','channel':'both','nick':'bob2'}").hears("onlineSet");
    }

    @Test
    void the_token_of_somebody_who_left_restores_nothing() {
        Peer bob = hack("bob");
        bob.says("{'cmd':'leave','channel':'both'}");
        Await.until("the answer", () -> bob.heard("session").size() == 2);
        assertThat(Shape.of(bob.heard("session").getLast()))
                .isEqualTo("{'cmd':'session','restored':false,'token':'TOKEN','channels':[],'time':T}");
        assertThat(Shape.of(restored(token(bob)).hears("session"))).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "hcr1.", "hcr1.AAAA", "hcs1.AAAA", "hcr1.!!!"})
    void what_is_no_token_restores_nothing(String token) {
        assertThat(Shape.of(restored(token).hears("session"))).isEqualTo(NOTHING);
    }

    @Test
    void a_token_of_another_server_restores_nothing() {
        String token = token(hack("bob"));
        try (TestServer other = new TestServer(41);
                TestEdge elsewhere = new TestEdge(other, "edge", TestEdge.OPEN)) {
            Peer peer = Peer.hackChat(elsewhere.acceptor()).says("{'cmd':'session','token':'" + token + "'}");
            assertThat(Shape.of(peer.hears("session"))).isEqualTo(NOTHING);
        }
    }

    @Test
    void who_is_in_a_room_stays_who_they_are() {
        Peer alice = hack("alice");
        Peer bob = hack("bob");
        alice.says("{'cmd':'session','token':'" + token(bob) + "'}");
        Await.until("the answer", () -> alice.heard("session").size() == 2);
        assertThat(Shape.of(alice.heard("session").getLast())).isEqualTo(NOTHING);
        alice.says("{'cmd':'chat','text':'me'}");
        assertThat(Peer.text(bob.hears("chat"), "nick")).isEqualTo("alice");
    }

    @Test
    void who_leaves_and_comes_again_has_the_same_number() {
        Peer alice = hack("alice");
        Peer bob = hack("bob");
        bob.says("{'cmd':'leave','channel':'both'}").says("{'cmd':'join','channel':'both','nick':'robert'}");
        JsonNode told = alice.hears("onlineAdd", add -> Peer.text(add, "nick").equals("robert"));
        assertThat(told.get("userid")).isEqualTo(self(bob).get("userid"));
    }
}
