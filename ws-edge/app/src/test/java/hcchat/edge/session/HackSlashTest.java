package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.Shape;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands inside a text, as hack.chat's own server takes them.
class HackSlashTest {
    private static final String SHRUG = "\u00AF\\\\\\_(\u30C4)\\_/\u00AF";

    private final TestServer server = new TestServer(13);
    private TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private Peer hack(String nick) {
        return Peer.hackChat(edge.acceptor()).joined("both", nick);
    }

    private static void says(Peer peer, String text) {
        peer.saysExactly("{\"cmd\":\"chat\",\"text\":\"" + text + "\"}");
    }

    private static List<String> texts(Peer peer, String cmd) {
        return peer.heard(cmd).stream().map(frame -> Peer.text(frame, "text")).toList();
    }

    @Test
    void what_is_said_by_a_command_is_said_as_hack_chat_says_it() {
        Peer alice = hack("alice");
        says(alice, "//nick is a command");
        says(alice, "/shrug");
        says(alice, "/shrugs and goes");
        says(alice, " /me is no command");
        Await.until("four are told", () -> alice.heard("chat").size() == 4);
        assertThat(texts(alice, "chat"))
                .containsExactly("/nick is a command", SHRUG, SHRUG + "s and goes", " /me is no command");
        says(alice, "/me  waves \\n");
        says(alice, "/me 's cat");
        Await.until("both are told", () -> alice.heard("emote").size() == 2);
        assertThat(texts(alice, "emote")).containsExactly("@alice  waves ", "@alice's cat");
        assertThat(alice.heard("warn")).isEmpty();
    }

    @Test
    void an_empty_emote_is_met_with_silence_and_a_bare_one_is_unknown() {
        Peer alice = hack("alice");
        says(alice, "/me ");
        says(alice, "/me");
        assertThat(Shape.of(alice.hears("warn")))
                .isEqualTo("{'cmd':'warn','text':'Unknown command: /me','id':16,'channel':'both','time':T}");
        assertThat(alice.heard("warn")).hasSize(1);
        assertThat(server.head("both")).isZero();
    }

    @Test
    void ones_own_hash_is_told() {
        Peer alice = hack("alice");
        String hash = Peer.text(alice.hears("onlineSet").path("users").path(0), "hash");
        says(alice, "/myhash please");
        assertThat(Shape.of(alice.hears("info", info -> info.path("id").intValue() == 1302)))
                .isEqualTo("{'cmd':'info','text':'Your hash: " + hash + "','id':1302,'channel':'both','time':T}");
    }

    @Test
    void whatever_begins_with_leave_leaves_and_one_may_come_again() {
        Peer alice = hack("alice");
        Peer bob = hack("bob");
        says(alice, "/leaveXYZ");
        bob.hears("onlineRemove");
        Await.until("the answer", () -> alice.heard("session").size() == 2);
        assertThat(Shape.of(alice.heard("session").getLast()))
                .isEqualTo("{'cmd':'session','restored':false,'token':'TOKEN','channels':[],'time':T}");
        alice.joined("both", "carol");
        says(alice, "/nosuch thing");
        assertThat(Peer.text(alice.hears("warn"), "text")).isEqualTo("Unknown command: /nosuch thing");
    }

    @Test
    void leaving_a_channel_one_is_not_in_is_refused() {
        Peer alice = hack("alice");
        alice.says("{'cmd':'leave'}").says("{'cmd':'leave','channel':'elsewhere'}");
        Await.until("both are refused", () -> alice.heard("warn").size() == 2);
        assertThat(alice.heard("warn").stream().map(Shape::of))
                .containsExactly(
                        "{'cmd':'warn','text':'Invalid channel specified.','id':17,'channel':false,'time':T}",
                        "{'cmd':'warn','text':'You are not in that channel.','id':17,'channel':false,'time':T}");
        says(alice, "still here");
        alice.hears("chat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me E2EE:aGVsbG8=", "/me waves", "/shrug", "//E2EE:aGVsbG8=", "clear"})
    void what_is_said_in_clear_is_refused_where_encryption_is_required(String text) {
        edge.close();
        edge = new TestEdge(server, "edge", TestEdge.settings(Encryption.REQUIRED, false, History.ALL, 32 << 20));
        Peer alice = hack("alice");
        says(alice, text);
        assertThat(Shape.of(alice.hears("warn")))
                .isEqualTo("{'cmd':'warn','text':'This server only takes end-to-end encrypted text.','id':14,"
                        + "'channel':'both','time':T}");
        says(alice, "/myhash");
        alice.hears("info", info -> info.path("id").intValue() == 1302);
        assertThat(server.head("both")).isZero();
    }
}
