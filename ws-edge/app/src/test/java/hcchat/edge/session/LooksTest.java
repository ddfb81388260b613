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
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Nicks and colours that change, to each in its words.
class LooksTest {
    private static final String ID = "00000000-0000-7000-8000-000000000001";

    private final TestServer server = new TestServer(17);
    private TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private Peer hack(String nick) {
        return Peer.hackChat(edge.acceptor()).joined("both", nick);
    }

    private Peer hack2(String nick) {
        Peer peer = Peer.hackChat(edge.acceptor()).says("{'cmd':'session'}");
        peer.says("{'cmd':'join','channel':'both','nick':'" + nick + "'}").hears("onlineSet");
        return peer;
    }

    private Peer hc(String nick) {
        return Peer.hcchat(edge.acceptor()).joined("both", nick);
    }

    private static List<String> since(Peer peer, int frames) {
        List<JsonNode> heard = peer.heard();
        return heard.subList(frames, heard.size()).stream().map(Shape::of).toList();
    }

    private static String person(String nick, String bot, String color) {
        return "'nick':'" + nick + "','trip':'','uType':'user','hash':'H','level':100,'userid':U," + bot + "'color':"
                + color + ",'flair':false";
    }

    @Test
    void a_new_nick_is_told_to_each_in_its_words_oneself_included() {
        Peer alice = hack("alice");
        Peer second = hack2("second");
        Peer bob = hc("bob");
        alice.hears("onlineAdd", frame -> Peer.text(frame, "nick").equals("bob"));
        second.hears("onlineAdd", frame -> Peer.text(frame, "nick").equals("bob"));
        int before = alice.heard().size();
        int others = second.heard().size();
        alice.says("{'cmd':'changenick','nick':' alice2 '}");
        String said = "{'cmd':'info','text':'alice is now alice2','id':1301,'channel':'both','time':T}";
        Await.until("alice is told", () -> since(alice, before).contains(said));
        assertThat(since(alice, before))
                .containsExactly(
                        "{'cmd':'onlineRemove','userid':U,'nick':'alice','channel':'both','time':T}",
                        "{" + person("alice2", "'isBot':false,", "'C'")
                                + ",'online':true,'cmd':'onlineAdd','channel':'both','time':T}",
                        said);
        Await.until("the second is told", () -> since(second, others).contains(said));
        assertThat(since(second, others))
                .containsExactly(
                        "{" + person("alice2", "'isBot':false,", "'C'")
                                + ",'online':true,'cmd':'updateUser','channel':'both','time':T}",
                        said);
        assertThat(Shape.of(bob.hears("updateUser")))
                .isEqualTo("{'cmd':'updateUser','channel':'both'," + person("alice2", "'isBot':false,", "'C'")
                        + ",'author':'B16','time':T}");
    }

    @Test
    void what_is_said_after_a_new_nick_is_said_under_it() {
        Peer alice = hack("alice");
        alice.says("{'cmd':'chat','text':'/nick @alice2 or so'}").says("{'cmd':'chat','text':'hello'}");
        assertThat(Peer.text(alice.hears("chat"), "nick")).isEqualTo("alice2");
        Peer bob = hc("bob");
        bob.says("{'cmd':'changenick','nick':'bob2','id':'" + ID + "'}").says("{'cmd':'chat','text':'hello'}");
        assertThat(Peer.text(bob.hears("chat"), "nick")).isEqualTo("bob2");
        assertThat(Shape.of(bob.hears("ack"))).isEqualTo("{'cmd':'ack','channel':'both','id':'UUID','time':T}");
    }

    @Test
    void changes_that_cross_each_other_both_hold() {
        Peer alice = hack("alice");
        alice.says("{'cmd':'changenick','nick':'alice2'}").says("{'cmd':'changecolor','color':'#f0a'}");
        alice.hears("updateUser", frame -> Peer.text(frame, "color").equals("F0A"));
        assertThat(server.roster("both").getFirst().nick()).isEqualTo("alice2");
        assertThat(server.roster("both").getFirst().color()).isEqualTo("F0A");
    }

    @Test
    void a_new_colour_is_told_and_followed_by_a_session_to_oneself() {
        Peer alice = hack("alice");
        Peer bob = hc("bob");
        alice.hears("onlineAdd");
        int before = alice.heard().size();
        alice.says("{'cmd':'changecolor','color':' #ff00aa'}");
        Await.until("the session", () -> since(alice, before).size() == 2);
        assertThat(since(alice, before))
                .containsExactly(
                        "{" + person("alice", "'isBot':false,", "'FF00AA'")
                                + ",'online':true,'cmd':'updateUser','channel':'both','time':T}",
                        "{'cmd':'session','restored':false,'token':'TOKEN','channels':['both'],'time':T}");
        bob.hears("updateUser", frame -> Peer.text(frame, "color").equals("FF00AA"));
        alice.says("{'cmd':'chat','text':'/color reset'}");
        alice.hears("updateUser", frame -> frame.path("color").isBoolean());
        alice.says("{'cmd':'chat','text':'plain'}");
        assertThat(alice.hears("chat").has("color")).isFalse();
        bob.says("{'cmd':'changecolor','color':'0af','id':'" + ID + "'}").hears("ack");
        bob.hears("updateUser", frame -> Peer.text(frame, "color").equals("0AF"));
        assertThat(bob.heard("session")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
        {'cmd':'changenick','nick':'no nick'} | Nickname must consist of up to 24 letters, numbers, and underscores | 32
        {'cmd':'changenick','nick':'BOB'}     | Nickname taken | 34
        {'cmd':'changenick','nick':'alice'}   | Nickname taken | 34
        {'cmd':'changenick'}                  | "Failed to execute 'changenick': missing required nick\\n\\n" | 14
        {'cmd':'changecolor','color':'blue'}  | Invalid color! Color must be in hex value | 151
        {'cmd':'changecolor','color':'ffff'}  | Invalid color! Color must be in hex value | 151
        {'cmd':'changecolor'}                 | "Failed to execute 'changecolor': missing required color\\n\\n" | 14
        {'cmd':'chat','text':'/nick'}         | Nickname must consist of up to 24 letters, numbers, and underscores | 32
        {'cmd':'chat','text':'/color '}       | Invalid color! Color must be in hex value | 151
        """)
    void what_cannot_be_is_refused_in_hack_chats_words(String frame, String text, int number) {
        String channel = text.startsWith("Failed to execute") ? "false" : "'both'";
        hc("bob");
        Peer alice = hack("alice");
        alice.says(frame);
        assertThat(Shape.of(alice.hears("warn")))
                .isEqualTo(
                        "{'cmd':'warn','text':'" + text + "','id':" + number + ",'channel':" + channel + ",'time':T}");
    }

    @Test
    void a_nick_may_change_its_case_alone() {
        Peer alice = hack("alice");
        alice.says("{'cmd':'changenick','nick':'Alice'}");
        alice.hears("info", info -> Peer.text(info, "text").equals("alice is now Alice"));
        assertThat(alice.heard("warn")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
        'cmd':'changenick','nick':'BOB'      | nick_taken
        'cmd':'changenick','nick':'no nick'  | bad_nick
        'cmd':'changenick','nick':7          | bad_nick
        'cmd':'changecolor','color':'blue'   | bad_color
        'cmd':'changecolor','colour':'0af'   | bad_color
        """)
    void hcchat_is_told_by_code(String command, String code) {
        hack("bob");
        Peer alice = hc("alice");
        alice.says("{" + command + ",'id':'" + ID + "'}");
        JsonNode warn = alice.hears("warn");
        assertThat(Peer.text(warn, "code")).isEqualTo(code);
        assertThat(Peer.text(warn, "ref")).isEqualTo(ID);
    }

    @Test
    void too_many_nicks_are_too_fast() {
        edge.close();
        edge = new TestEdge(server, "edge", TestEdge.settings(Encryption.OPTIONAL, true, History.ALL, 32 << 20));
        Peer alice = hack("alice");
        // Join and three changes cost 25: the score melts while the test runs, so one more may pass.
        for (int i = 0; i < 6; i++) {
            alice.says("{'cmd':'changenick','nick':'alice" + i + "'}");
        }
        assertThat(Shape.of(alice.hears("warn")))
                .isEqualTo("{'cmd':'warn','text':'You are changing nicknames too fast. Wait a moment before trying"
                        + " again.','id':11,'channel':'both','time':T}");
    }

    @Test
    void outside_a_channel_there_is_silence() {
        Peer alice = Peer.hackChat(edge.acceptor());
        alice.says("{'cmd':'changenick','nick':'alice2'}").says("{'cmd':'changecolor','color':'fff'}");
        alice.joined("both", "alice");
        assertThat(alice.heard("warn")).isEmpty();
        assertThat(Peer.text(alice.hears("onlineSet").path("users").path(0), "nick"))
                .isEqualTo("alice");
    }
}
