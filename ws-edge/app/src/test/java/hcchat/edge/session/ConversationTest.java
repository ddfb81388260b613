package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.app.EdgeSettings;
import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.edge.socket.Socket;
import hcchat.intake.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an edge answers, and what it doesn't.
class ConversationTest {
    private static final String ENVELOPE = "E2EE:aGVsbG8=";

    private final TestServer server = new TestServer(11);
    private TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private void with(Encryption e2ee, boolean limits, History history) {
        edge.close();
        EdgeSettings settings = TestEdge.settings(e2ee, limits, history, 32 << 20);
        edge = new TestEdge(server, "edge", settings);
    }

    private Peer hcchat() {
        return Peer.hcchat(edge.acceptor());
    }

    private Peer hackChat() {
        return Peer.hackChat(edge.acceptor());
    }

    private static String code(Peer peer, String ref) {
        return Peer.text(peer.hears("warn", frame -> Peer.text(frame, "ref").equals(ref)), "code");
    }

    @Test
    void text_in_clear_is_refused_where_encryption_is_required() {
        with(Encryption.REQUIRED, false, History.ALL);
        Peer peer = hcchat().joined("room", "alice");
        String id = "00000000-0000-7000-8000-00000000000";
        peer.says("{'cmd':'chat','id':'" + id + "1','text':'clear'}");
        peer.says("{'cmd':'chat','id':'" + id + "2','text':'E2EE:not base64'}");
        peer.says("{'cmd':'emote','id':'" + id + "3','text':'waves'}");
        peer.says("{'cmd':'edit','of':1,'id':'" + id + "4','text':'clear'}");
        peer.says("{'cmd':'react','of':1,'id':'" + id + "5','text':'+1'}");
        for (int i = 1; i <= 5; i++) {
            assertThat(code(peer, id + i)).isEqualTo("encrypt_it");
        }
        peer.says("{'cmd':'chat','text':'" + ENVELOPE + "'}");
        assertThat(peer.hears("chat").path("text").stringValue()).isEqualTo(ENVELOPE);
        peer.says("{'cmd':'react','of':1,'text':''}").hears("react");
        peer.says("{'cmd':'chat','id':'" + id + "6','text':'" + ENVELOPE + "','customId':'a b'}");
        assertThat(code(peer, id + 6)).isEqualTo("bad_custom_id");
        assertThat(server.head("room")).isEqualTo(2);
    }

    @Test
    void a_hack_chat_socket_is_told_that_encryption_is_required() {
        with(Encryption.REQUIRED, false, History.ALL);
        Peer peer = hackChat().joined("room", "alice");
        peer.says("{'cmd':'chat','text':'clear'}");
        JsonNode warn = peer.hears("warn");
        assertThat(warn.path("id").intValue()).isEqualTo(14);
        assertThat(warn.path("text").stringValue()).contains("encrypted");
        peer.says("{'cmd':'chat','text':'/me waves'}");
        Await.until("the emote is refused", () -> peer.heard("warn").size() == 2);
        peer.says("{'cmd':'chat','text':'" + ENVELOPE + "'}").hears("chat");
        assertThat(server.head("room")).isEqualTo(1);
    }

    @Test
    void an_address_looks_different_in_every_room_where_encryption_is_required() {
        with(Encryption.REQUIRED, false, History.ALL);
        Peer peer = hcchat().joined("one", "alice").joined("two", "alice");
        Await.until("both", () -> peer.heard("onlineSet").size() == 2);
        List<String> hashes = peer.heard("onlineSet").stream()
                .map(set -> Peer.text(set.path("users").path(0), "hash"))
                .toList();
        assertThat(hashes.get(0)).isNotEqualTo(hashes.get(1));
    }

    @Test
    void every_wrong_command_is_answered_with_its_ref_and_code() {
        Peer peer = hcchat().joined("room", "alice");
        peer.says("{'cmd':'chat','id':'not-a-uuid','text':'x'}");
        assertThat(code(peer, "not-a-uuid")).isEqualTo("bad_id");
        String[][] wrong = {
            {"{'cmd':'chat'", "bad_text"},
            {"{'cmd':'chat','text':''", "bad_text"},
            {"{'cmd':'chat','text':5", "bad_text"},
            {"{'cmd':'chat','text':'x','re':-1", "bad_number"},
            {"{'cmd':'chat','text':'x','customId':'toolong'", "bad_custom_id"},
            {"{'cmd':'chat','type':'attachment','attachment':{'objectKey':'k'}", "bad_attachment"},
            {"{'cmd':'edit','text':'x'", "bad_number"},
            {"{'cmd':'edit','of':99,'text':'x'", "no_such_message"},
            {"{'cmd':'delete','of':0", "bad_number"},
            {"{'cmd':'react','of':1", "bad_text"},
            {"{'cmd':'history'", "bad_number"},
            {"{'cmd':'history','before':0", "bad_number"},
            {"{'cmd':'chat','channel':'elsewhere','text':'x'", "not_joined"},
            {"{'cmd':'leave','channel':'elsewhere'", "not_joined"},
            {"{'cmd':'ban'", "no_such_user"},
            {"{'cmd':'ban','nick':'nobody'", "no_such_user"},
            {"{'cmd':'ban','whom':'nobody'", "no_such_user"},
            {"{'cmd':'ban','whom':'AAAAAAAAAAAAAAAAAAAAAA'", "no_such_user"},
            {"{'cmd':'ban','nick':'alice','until':-1", "bad_number"},
            {"{'cmd':'mute','nick':'alice','until':'tomorrow'", "bad_number"},
            {"{'cmd':'kick'", "no_such_user"},
            {"{'cmd':'kick','whom':'AAAAAAAAAAYAAAAAAAAABw'", "no_such_user"},
            {"{'cmd':'role','nick':'alice'", "bad_frame"},
            {"{'cmd':'role','nick':'alice','role':'king'", "bad_frame"},
            {"{'cmd':'role','role':'member'", "no_such_user"},
            {"{'cmd':'door'", "bad_frame"},
            {"{'cmd':'door','kind':'ajar'", "bad_frame"},
            {"{'cmd':'door','kind':'direct'", "forbidden"},
            {"{'cmd':'door','kind':'passphrase'", "bad_frame"},
            {"{'cmd':'door','kind':'passphrase','door':'c2hvcnQ'", "bad_frame"},
            {"{'cmd':'door','kind':'open','door':'AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA'", "bad_frame"},
            {"{'cmd':'door','kind':'open','history':'none'", "bad_frame"},
            {"{'cmd':'lock'", "bad_frame"},
            {"{'cmd':'lock','locked':1", "bad_frame"},
            {"{'cmd':'key'", "bad_text"},
            {"{'cmd':'key','text':''", "bad_text"},
            {"{'cmd':'key','text':'" + "k".repeat(16_385) + "'", "too_large"},
            {"{'cmd':'expire'", "bad_number"},
            {"{'cmd':'expire','days':36501", "bad_number"},
            {"{'cmd':'lockroom'", "no_such_command"},
            {"{'cmd':'join','channel':'other','door':'c2hvcnQ'", "bad_frame"},
            {"{'cmd':'join','channel':'other','door':'AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA='", "bad_frame"},
            {"{'cmd':'seen'", "bad_number"},
            {"{'cmd':'nonsense'", "no_such_command"},
            {"{'cmd':'join','channel':'other','token':1", "bad_frame"},
            {"{'cmd':'join','channel':'other','device':5", "bad_frame"},
            {"{'cmd':'chat','text':'x','type':'x'", "bad_frame"},
            {"{'cmd':'chat','text':'x','type':5", "bad_frame"},
            {"{'cmd':'chat','text':'x','attachment':{}", "bad_attachment"},
            {"{'cmd':'chat','text':'x','re':0", "bad_number"},
            {"{'cmd':'delete','of':9007199254740992", "bad_number"},
            {"{'cmd':'join'", "bad_channel"},
            {"{'cmd':'join','channel':''", "bad_channel"},
            {"{'cmd':'join','channel':'r_AAAAAAAAAAAAAAAAAAAAAA'", "bad_channel"},
            {"{'cmd':'join','channel':'" + "x".repeat(121) + "'", "channel_too_long"},
            {"{'cmd':'join','channel':'other','nick':'not a nick'", "bad_nick"},
            {"{'cmd':'join','channel':'other','nick':7", "bad_nick"},
            {"{'cmd':'join','channel':'other','nick':'a','after':-1", "bad_number"},
            {"{'cmd':'join','channel':'other','nick':'a','token':'hcs1.forged'", "bad_token"},
            {"{'cmd':'join','channel':'room','nick':'a'", "already_joined"},
        };
        for (int i = 0; i < wrong.length; i++) {
            String id = String.format("00000000-0000-7000-8000-%012d", i + 1);
            peer.says(wrong[i][0] + ",'id':'" + id + "'}");
            assertThat(code(peer, id)).as(wrong[i][0]).isEqualTo(wrong[i][1]);
        }
        assertThat(peer.heard("warn")).hasSize(wrong.length + 1);
        assertThat(server.head("room")).isZero();
    }

    @Test
    void an_id_that_is_no_text_is_refused() {
        Peer peer = hcchat().joined("room", "alice");
        peer.says("{'cmd':'chat','text':'x','id':5}");
        assertThat(Peer.text(peer.hears("warn"), "code")).isEqualTo("bad_id");
        assertThat(server.head("room")).isZero();
    }

    @Test
    void half_a_surrogate_pair_is_refused_from_hcchat_and_mended_from_hack_chat() {
        Peer hc = hcchat().joined("room", "alice");
        hc.saysExactly("{\"cmd\":\"chat\",\"text\":\"a\\ud800b\"}");
        assertThat(Peer.text(hc.hears("warn"), "code")).isEqualTo("bad_text");
        Peer hack = hackChat().joined("room", "bob");
        hack.saysExactly("{\"cmd\":\"chat\",\"text\":\"a\\ud800b \\ud83d\\ude00\"}");
        assertThat(hc.hears("chat").path("text").stringValue()).isEqualTo("a\uFFFDb \uD83D\uDE00");
    }

    @Test
    void what_an_owner_cannot_do_now_is_said_with_the_time_to_wait() {
        Peer peer = hcchat().joined("room", "alice");
        server.refuse(new Outcome.TryLater(Outcome.Why.STORAGE_FULL, 1_500));
        peer.says("{'cmd':'chat','text':'x','id':'00000000-0000-7000-8000-000000000001'}");
        JsonNode warn = peer.hears("warn");
        assertThat(Peer.text(warn, "code")).isEqualTo("storage_full");
        assertThat(warn.path("retryAfterMs").longValue()).isEqualTo(1_500);
        assertThat(Peer.text(warn, "refused")).isEqualTo("chat");
        server.refuse(null);
        peer.says("{'cmd':'chat','text':'x','id':'00000000-0000-7000-8000-000000000001'}")
                .hears("ack");
        peer.says("{'cmd':'chat','text':'x','id':'00000000-0000-7000-8000-000000000001'}");
        assertThat(peer.hears("ack", ack -> ack.path("repeat").booleanValue(false))
                        .path("seq")
                        .longValue())
                .isEqualTo(1);
    }

    @Test
    void a_socket_may_be_in_several_rooms_and_the_first_is_meant_where_none_is_named() {
        Peer peer = hcchat().joined("one", "alice").joined("two", "alice");
        Await.until("both", () -> peer.heard("session").size() == 2);
        peer.says("{'cmd':'chat','text':'a'}").says("{'cmd':'chat','channel':'two','text':'b'}");
        Await.until("both are told", () -> peer.heard("chat").size() == 2);
        assertThat(peer.heard("chat").stream().map(chat -> Peer.text(chat, "channel")))
                .containsExactlyInAnyOrder("one", "two");
        peer.says("{'cmd':'leave','channel':'one'}").hears("left");
        peer.says("{'cmd':'chat','text':'c'}");
        JsonNode last = peer.hears("chat", chat -> Peer.text(chat, "text").equals("c"));
        assertThat(Peer.text(last, "channel")).isEqualTo("two");
    }

    @Test
    void frames_behind_a_join_find_the_room_joined() {
        Peer peer = hcchat();
        peer.says("{'cmd':'join','channel':'room','nick':'alice'}").says("{'cmd':'chat','text':'at once'}");
        assertThat(peer.hears("chat").path("text").stringValue()).isEqualTo("at once");
        assertThat(peer.heard("warn")).isEmpty();
    }

    @Test
    void sockets_of_one_holder_come_and_go_as_one() {
        Peer watching = hcchat().joined("room", "watcher");
        Peer first = hcchat().joined("room", "alice");
        String token = Peer.text(first.hears("session"), "token");
        String author = Peer.text(first.hears("onlineSet"), "author");
        Peer second = hcchat().says("{'cmd':'join','channel':'room','nick':'other','token':'" + token + "'}");
        JsonNode set = second.hears("onlineSet");
        assertThat(Peer.text(set, "author")).isEqualTo(author);
        assertThat(set.path("nicks").toString()).isEqualTo("[\"watcher\",\"alice\"]");
        first.socket().cut();
        second.says("{'cmd':'chat','text':'still me'}");
        assertThat(Peer.text(watching.hears("chat"), "nick")).isEqualTo("alice");
        assertThat(watching.heard("onlineAdd")).hasSize(1);
        assertThat(watching.heard("onlineRemove")).isEmpty();
        second.says("{'cmd':'leave'}");
        watching.hears("onlineRemove");
        assertThat(server.roster("room")).hasSize(1);
    }

    @Test
    void the_same_device_replaces_its_older_socket_and_nobody_is_told() {
        Peer watching = hcchat().joined("room", "watcher");
        Peer first = hcchat().says("{'cmd':'join','channel':'room','nick':'alice','device':'d1'}");
        String token = Peer.text(first.hears("session"), "token");
        Peer second = hcchat().says("{'cmd':'join','channel':'room','device':'d1','token':'" + token + "'}");
        second.hears("onlineSet");
        Await.until("the older is closed", first.socket()::isClosed);
        assertThat(first.socket().closeCode()).isEqualTo(Socket.REPLACED);
        second.says("{'cmd':'chat','text':'here'}");
        watching.hears("chat");
        assertThat(watching.heard("onlineRemove")).isEmpty();
        assertThat(watching.heard("onlineAdd")).hasSize(1);
    }

    @Test
    void an_hcchat_socket_that_speaks_too_fast_is_told_when_to_go_on() {
        with(Encryption.OPTIONAL, true, History.ALL);
        Peer peer = hcchat().joined("room", "alice");
        // A burst of 60, then 10/s: a minute of it said at once, however slow this machine is.
        for (int i = 0; i < 600; i++) {
            peer.says("{'cmd':'chat','text':'" + i + "'}");
        }
        JsonNode warn = peer.hears("warn");
        assertThat(Peer.text(warn, "code")).isEqualTo("rate_limited");
        assertThat(warn.path("retryAfterMs").longValue()).isBetween(1L, 200L);
        assertThat(peer.socket().isClosed()).isFalse();
    }

    @Test
    void a_hack_chat_address_has_hack_chats_score() {
        with(Encryption.OPTIONAL, true, History.ALL);
        Peer peer = hackChat().joined("room", "alice");
        // Which one is too many to the point: HackScoreTest. Here the score melts while the test runs.
        for (int i = 0; i < 60; i++) {
            peer.says("{'cmd':'chat','text':'short'}");
        }
        JsonNode tooMuch = peer.hears("warn");
        assertThat(tooMuch.path("id").intValue()).isEqualTo(11);
        JsonNode blocked = peer.hears("warn", warn -> warn.path("id").intValue() == 14);
        assertThat(Peer.text(blocked, "text")).isEqualTo("You are being rate-limited or blocked.");
        Await.until("twenty are told", () -> peer.heard("chat").size() >= 20);
        assertThat(peer.heard("chat")).hasSizeLessThan(60);
    }

    @Test
    void hack_chats_way_of_cleaning_texts_is_kept() {
        Peer peer = hackChat().joined("room", "alice");
        peer.says("{'cmd':'chat','text':'   '}").says("{'cmd':'chat','text':'\\n\\n'}");
        peer.says("{'cmd':'chat','text':'  spaces kept  '}").says("{'cmd':'chat','text':'a\\n\\n\\n\\nb'}");
        peer.says("{'cmd':'chat','text':'//slash'}").says("{'cmd':'chat','text':'/nosuch thing'}");
        Await.until("three are told", () -> peer.heard("chat").size() == 3);
        assertThat(peer.heard("chat").stream().map(chat -> Peer.text(chat, "text")))
                .containsExactly("  spaces kept  ", "a\n\nb", "/slash");
        assertThat(Peer.text(peer.hears("warn"), "text")).isEqualTo("Unknown command: /nosuch thing");
    }

    @Test
    void a_hack_chat_password_makes_a_trip_and_is_the_same_everywhere() {
        Peer one = hackChat().says("{'cmd':'join','channel':'room','nick':'alice#secret'}");
        String trip = Peer.text(one.hears("onlineSet").path("users").path(0), "trip");
        Peer two = hackChat().says("{'cmd':'join','channel':'room','nick':'bob','pass':'secret'}");
        assertThat(trip).hasSize(6);
        assertThat(Peer.text(two.hears("onlineSet").path("users").path(1), "trip"))
                .isEqualTo(trip);
    }
}
