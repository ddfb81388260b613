package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.Shape;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a server says about itself.
class ServerInfoTest {
    private static final String ID = "00000000-0000-7000-8000-000000000001";

    private final TestServer server = new TestServer(23);
    private TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private Peer hack(String address, String nick) {
        return Peer.hackChat(edge.acceptor(), address).joined("lounge", nick);
    }

    private static JsonNode info(Peer peer, int number) {
        return peer.hears("info", info -> info.path("id").intValue(0) == number);
    }

    @Test
    void addresses_and_channels_are_counted() {
        Peer alice = hack("10.0.0.1", "alice");
        hack("10.0.0.1", "alice_too");
        Peer bob = hack("10.0.0.2", "bob");
        alice.says("{'cmd':'stats'}");
        assertThat(Shape.of(info(alice, 1306)))
                .isEqualTo("{'cmd':'info','text':'2 unique IPs in 1 channels','id':1306,'channel':'lounge','time':T}");
        bob.socket().cut();
        alice.hears("onlineRemove");
        Peer hc = Peer.hcchat(edge.acceptor(), "10.0.0.3").says("{'cmd':'stats','id':'" + ID + "'}");
        assertThat(Shape.of(info(hc, 1306)))
                .isEqualTo("{'cmd':'info','text':'1 unique IPs in 1 channels','id':1306,'ref':'" + ID + "','time':T}");
    }

    @Test
    void what_was_done_is_counted() {
        Peer alice = hack("10.0.0.1", "alice");
        alice.says("{'cmd':'chat','text':'hello'}").says("{'cmd':'invite','nick':'alice'}");
        alice.says("{'cmd':'chat','text':'/stats please'}");
        JsonNode first = info(alice, 1305);
        assertThat(first.path("joins").intValue()).isEqualTo(1);
        assertThat(first.path("messages").intValue()).isEqualTo(1);
        assertThat(first.path("invites").intValue()).isEqualTo(1);
        assertThat(first.path("stats").intValue()).isZero();
        assertThat(first.path("public").toString()).isEqualTo("{\"lounge\":1,\"meta\":0}");
        assertThat(Peer.text(first, "uptime")).matches("0d 0h \\d+m \\d+s");
        alice.says("{'cmd':'morestats'}");
        alice.hears("info", info -> info.path("stats").intValue(0) == 1);
    }

    @Test
    void public_channels_are_told_also_to_who_is_in_none() {
        hack("10.0.0.1", "alice");
        Peer newcomer = Peer.hackChat(edge.acceptor()).says("{'cmd':'getchannels'}");
        assertThat(Shape.of(newcomer.hears("publicchannels")))
                .isEqualTo("{'cmd':'publicchannels','list':[{'name':'lounge','count':1},{'name':'meta','count':0}],"
                        + "'time':T}");
        hack("10.0.0.2", "bob")
                .says("{'cmd':'chat','text':'/getchannelsplease'}")
                .hears("publicchannels");
        Peer hc = Peer.hcchat(edge.acceptor()).says("{'cmd':'getchannels','id':'" + ID + "'}");
        assertThat(Peer.text(hc.hears("publicchannels"), "ref")).isEqualTo(ID);
    }

    @Test
    void help_lists_the_commands_and_knows_each() {
        Peer alice = hack("10.0.0.1", "alice");
        alice.says("{'cmd':'help'}");
        assertThat(Peer.text(info(alice, 1303), "text"))
                .startsWith(
                        "# All commands:\n|Category:|Name:|\n|---:|---|\n|Channels:|getchannels|\n|Core:|changecolor,")
                .endsWith("API: `{cmd: 'help', command: '<command name>'}`");
        alice.says("{'cmd':'chat','text':'/help whisper'}");
        JsonNode page = alice.hears("info", info -> Peer.text(info, "text").startsWith("# whisper command:"));
        assertThat(Peer.text(page, "text")).contains("|**Required Parameters:**|nick,text|", "/whisper <nick> <text>");
        alice.says("{'cmd':'help','command':'nothing'}");
        alice.hears("info", info -> Peer.text(info, "text").equals("Unknown command"));
        Peer hc = Peer.hcchat(edge.acceptor()).says("{'cmd':'help','command':'chat','id':'" + ID + "'}");
        assertThat(Peer.text(info(hc, 1303), "ref")).isEqualTo(ID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        move     | Command not found, did you mean: `emote`?
        chatt    | Command not found, did you mean: `chat`?
        CHAT     | Command not found, did you mean: `chat`?
        nonsense that nobody meant | Unknown command
        """)
    void a_command_that_nobody_knows_may_have_been_meant_otherwise(String word, String text) {
        Peer alice = hack("10.0.0.1", "alice");
        alice.says("{'cmd':'" + word + "'}");
        assertThat(Shape.of(alice.hears("warn")))
                .isEqualTo("{'cmd':'warn','text':'" + text + "','id':14,'channel':false,'time':T}");
    }

    @Test
    void outside_a_channel_there_is_silence() {
        Peer peer = Peer.hackChat(edge.acceptor());
        peer.says("{'cmd':'help'}").says("{'cmd':'stats'}").says("{'cmd':'morestats'}");
        peer.joined("lounge", "alice");
        assertThat(peer.heard("info")).hasSize(1);
    }

    @Test
    void too_many_questions_are_too_much() {
        edge.close();
        edge = new TestEdge(server, "edge", TestEdge.settings(Encryption.OPTIONAL, true, History.ALL, 32 << 20));
        Peer peer = Peer.hackChat(edge.acceptor());
        for (int i = 0; i < 12; i++) {
            peer.says("{'cmd':'getchannels'}");
        }
        Await.until("it is braked", () -> peer.heard("warn").size() > 1);
        assertThat(Shape.of(peer.heard("warn").getFirst()))
                .isEqualTo("{'cmd':'warn','text':'Issuing commands too quickly. Wait a moment before trying again.',"
                        + "'id':11,'channel':false,'time':T}");
    }
}
