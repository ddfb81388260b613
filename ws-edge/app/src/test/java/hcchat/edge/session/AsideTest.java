package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.Shape;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Whispers, invitations and typing: who hears them, and in which words.
class AsideTest {
    private static final String ID = "00000000-0000-7000-8000-00000000000";

    private final List<Peer> here = new ArrayList<>();
    private final TestServer server = new TestServer(19);
    private TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private void with(Encryption e2ee, boolean limits) {
        edge.close();
        edge = new TestEdge(server, "edge", TestEdge.settings(e2ee, limits, History.ALL, 32 << 20));
    }

    private Peer hack(String nick) {
        return seen(Peer.hackChat(edge.acceptor()).joined("both", nick), nick);
    }

    private Peer hack2(String nick) {
        Peer peer = Peer.hackChat(edge.acceptor()).says("{'cmd':'session'}");
        peer.says("{'cmd':'join','channel':'both','nick':'" + nick + "'}").hears("onlineSet");
        return seen(peer, nick);
    }

    private Peer hc(String nick) {
        return seen(Peer.hcchat(edge.acceptor()).joined("both", nick), nick);
    }

    /// Who was there before has heard of the newcomer: only then may they be whispered to.
    private Peer seen(Peer newcomer, String nick) {
        for (Peer peer : here) {
            peer.hears("onlineAdd", frame -> Peer.text(frame, "nick").equals(nick));
        }
        here.add(newcomer);
        return newcomer;
    }

    private static String typed(Peer peer, String type) {
        JsonNode info = peer.hears("info", frame -> Peer.text(frame, "type").equals(type));
        return Shape.of(info).replaceAll("'(from|to)':\\d+", "'$1':U");
    }

    private static String whispered(Peer peer) {
        return Shape.of(peer.hears("whisper")).replaceAll("'(from|to)':\\d+", "'$1':U");
    }

    private long userId(String nick) {
        return server.roster("both").stream()
                .filter(member -> member.nick().equals(nick))
                .findFirst()
                .orElseThrow()
                .userId();
    }

    /// Everybody has heard everything that was told so far.
    private void settled() {
        hack("last");
    }

    @Test
    void a_whisper_is_told_to_both_in_their_words_and_to_nobody_else() {
        Peer alice = hack("alice");
        Peer second = hack2("second");
        Peer bob = hc("bob");
        Peer other = hack("other");
        alice.says("{'cmd':'chat','text':'/w @second psst  now'}");
        assertThat(typed(alice, "whisper"))
                .isEqualTo(
                        "{'cmd':'info','channel':'both','from':U,'to':U,'text':'You whispered to @second: psst  now',"
                                + "'type':'whisper','time':T}");
        assertThat(whispered(second))
                .isEqualTo("{'cmd':'whisper','channel':'both','from':U,'to':U,'text':'psst  now','time':T}");
        bob.says("{'cmd':'whisper','nick':'alice','text':'hi','id':'" + ID + "1'}");
        assertThat(Shape.of(
                        alice.hears("info", frame -> Peer.text(frame, "from").equals("bob"))))
                .isEqualTo("{'cmd':'info','channel':'both','from':'bob','to':" + userId("alice")
                        + ",'text':'bob whispered: hi','type':'whisper','trip':'null','time':T}");
        assertThat(Shape.of(bob.hears("whisper")).replaceAll("'whom':'[^']{22}'", "'whom':'B16'"))
                .isEqualTo("{'cmd':'whisper','channel':'both','id':'UUID','author':'B16','nick':'bob',"
                        + "'whom':'B16','whomNick':'alice','text':'hi','time':T}");
        assertThat(Shape.of(bob.hears("ack"))).isEqualTo("{'cmd':'ack','channel':'both','id':'UUID','time':T}");
        settled();
        assertThat(other.heard("info")).hasSize(1);
        assertThat(other.heard("whisper")).isEmpty();
        assertThat(second.heard("whisper")).hasSize(1);
        assertThat(bob.heard("whisper")).hasSize(1);
        assertThat(server.head("both")).isZero();
    }

    @Test
    void a_reply_goes_to_who_whispered_last_whatever_they_are_called_now() {
        Peer alice = hack("alice");
        Peer bob = hack("bob");
        bob.says("{'cmd':'chat','text':'/r to whom'}");
        assertThat(Shape.of(bob.hears("warn")))
                .isEqualTo("{'cmd':'warn','text':'Cannot reply to nobody','id':172,'channel':'both','time':T}");
        alice.says("{'cmd':'whisper','nick':'bob','text':'psst'}").says("{'cmd':'changenick','nick':'carol'}");
        bob.hears("info", info -> Peer.text(info, "text").equals("alice is now carol"));
        bob.says("{'cmd':'chat','text':'/reply yes you'}");
        alice.hears("info", info -> Peer.text(info, "text").equals("bob whispered: yes you"));
        alice.socket().cut();
        bob.hears("onlineRemove", frame -> Peer.text(frame, "nick").equals("carol"));
        bob.says("{'cmd':'chat','text':'/r gone?'}");
        bob.hears("warn", warn -> warn.path("id").intValue() == 12);
    }

    @Test
    void an_invitation_is_told_to_both_in_their_words() {
        Peer alice = hack("alice");
        Peer second = hack2("second");
        alice.says("{'cmd':'invite','nick':'second','to':'attic'}");
        assertThat(typed(alice, "invite"))
                .isEqualTo("{'cmd':'info','channel':'both','from':'','to':U,'inviteChannel':'attic','type':'invite',"
                        + "'text':'You invited second to ?attic','time':T}");
        assertThat(Peer.text(second.hears("invite"), "inviteChannel")).isEqualTo("attic");
        second.says("{'cmd':'invite','userid':" + userId("alice") + ",'channel':'both'}");
        JsonNode invited = alice.hears("info", frame -> Peer.text(frame, "from").equals("second"));
        assertThat(Peer.text(invited, "inviteChannel")).matches("[0-9a-z]{8}");
        assertThat(Peer.text(invited, "text"))
                .isEqualTo("second invited you to ?" + Peer.text(invited, "inviteChannel"));
        Peer bob = hc("bob");
        bob.says("{'cmd':'invite','nick':'alice','to':'cellar','id':'" + ID + "1'}")
                .hears("ack");
        assertThat(Peer.text(bob.hears("invite"), "whomNick")).isEqualTo("alice");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
        {'cmd':'whisper','nick':'nobody','text':'x'}         | Could not find user in that channel | 12
        {'cmd':'whisper','nick':'BOB','text':'x'}            | Could not find user in that channel | 12
        {'cmd':'whisper','nick':['bob'],'text':'x'}          | Could not find user in that channel | 12
        {'cmd':'whisper','nick':'bob','userid':1,'text':'x'} | Could not find user in that channel | 12
        {'cmd':'whisper','text':'x'}                         | "Failed to execute 'whisper': missing required nick\\n\\n" | 14
        {'cmd':'whisper'}                                    | "Failed to execute 'whisper': missing required nick, text\\n\\n" | 14
        {'cmd':'invite','nick':'nobody'}                     | Could not find user in that channel | 12
        {'cmd':'chat','text':'/w nobody x'}                  | Could not find user in that channel | 12
        {'cmd':'chat','text':'/whisper '}                    | Refer to `/help whisper` for instructions on how to use this command. | 171
        {'cmd':'chat','text':'/r x'}                         | Cannot reply to nobody | 172
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
    void nobody_whispers_into_a_room_they_are_not_in() {
        Peer.hackChat(edge.acceptor()).joined("elsewhere", "bob");
        Peer second = hack2("second");
        second.says("{'cmd':'whisper','channel':'elsewhere','nick':'bob','text':'psst'}");
        second.says("{'cmd':'whisper','nick':'second','text':'no channel'}");
        Await.until("both are refused", () -> second.heard("warn").size() == 2);
        assertThat(second.heard("warn")).allMatch(warn -> warn.path("id").intValue() == 12);
    }

    @Test
    void hcchat_is_told_by_code() {
        Peer alice = hc("alice");
        Peer bob = hc("bob");
        String author = Peer.text(bob.hears("onlineSet"), "author");
        List<List<String>> wrong = List.of(
                List.of("'cmd':'whisper','text':'x'", "no_such_user"),
                List.of("'cmd':'whisper','whom':'!','text':'x'", "no_such_user"),
                List.of("'cmd':'whisper','whom':'AAAAAAAAAAAAAAAAAAAAAA','text':'x'", "no_such_user"),
                List.of("'cmd':'whisper','nick':'bob'", "bad_text"),
                List.of("'cmd':'whisper','nick':'bob','text':''", "bad_text"),
                List.of("'cmd':'invite','nick':'nobody'", "no_such_user"),
                List.of("'cmd':'invite','nick':'bob','to':''", "bad_channel"),
                List.of("'cmd':'invite','nick':'bob','to':'" + "x".repeat(121) + "'", "channel_too_long"));
        for (int i = 0; i < wrong.size(); i++) {
            String id = ID + i;
            alice.says("{" + wrong.get(i).get(0) + ",'id':'" + id + "'}");
            JsonNode warn = alice.hears("warn", frame -> Peer.text(frame, "ref").equals(id));
            assertThat(Peer.text(warn, "code"))
                    .as(wrong.get(i).get(0))
                    .isEqualTo(wrong.get(i).get(1));
        }
        alice.says("{'cmd':'whisper','whom':'" + author + "','text':'at last'}");
        assertThat(Peer.text(bob.hears("whisper"), "text")).isEqualTo("at last");
    }

    @Test
    void typing_is_told_to_hcchat_alone_and_answered_only_when_refused() {
        with(Encryption.OPTIONAL, true);
        Peer alice = hc("alice");
        Peer bob = hc("bob");
        Peer hack = hack("hack");
        alice.says("{'cmd':'typing','id':'" + ID + "1'}");
        assertThat(Shape.of(bob.hears("typing")))
                .isEqualTo("{'cmd':'typing','channel':'both','author':'B16','nick':'alice','time':T}");
        // Three seconds may pass between two of these, not between twenty.
        for (int i = 0; i < 20; i++) {
            alice.says("{'cmd':'typing','id':'" + ID + "2'}");
        }
        JsonNode warn = alice.hears("warn");
        assertThat(Peer.text(warn, "code")).isEqualTo("rate_limited");
        assertThat(warn.path("retryAfterMs").longValue()).isBetween(1L, 3_001L);
        settled();
        assertThat(alice.heard("ack")).isEmpty();
        assertThat(hack.heard("typing")).isEmpty();
    }

    @Test
    void how_far_somebody_has_come_is_told_to_hcchat_alone_and_never_beyond_the_head() {
        with(Encryption.OPTIONAL, true);
        Peer alice = hc("alice");
        Peer bob = hc("bob");
        Peer hack = hack("hack");
        bob.says("{'cmd':'chat','text':'one','id':'" + ID + "1'}");
        alice.hears("chat");
        alice.says("{'cmd':'seen','delivered':7,'read':0,'id':'" + ID + "2'}");
        assertThat(Shape.of(bob.hears("seen")))
                .isEqualTo("{'cmd':'seen','channel':'both','author':'B16','nick':'alice','delivered':1,'read':0,"
                        + "'time':T}");
        alice.says("{'cmd':'seen','read':1,'id':'" + ID + "3'}");
        JsonNode warn = alice.hears("warn");
        assertThat(Peer.text(warn, "code")).isEqualTo("rate_limited");
        assertThat(warn.path("retryAfterMs").longValue()).isBetween(1L, 1_001L);
        settled();
        assertThat(hack.heard("seen")).isEmpty();
        assertThat(alice.heard("ack")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'read':-1", ",'read':1.5", ",'delivered':'1'", ",'read':1,'delivered':[]"})
    void what_says_no_place_is_refused(String fields) {
        Peer alice = hc("alice");
        alice.says("{'cmd':'seen','id':'" + ID + "1'" + fields + "}");
        assertThat(Peer.text(alice.hears("warn"), "code")).isEqualTo("bad_number");
    }

    @Test
    void a_whisper_in_clear_is_refused_where_encryption_is_required() {
        with(Encryption.REQUIRED, false);
        Peer bob = hc("bob");
        Peer alice = hack("alice");
        alice.says("{'cmd':'whisper','nick':'bob','text':'clear'}");
        alice.says("{'cmd':'chat','text':'/w bob E2EE:aGVsbG8='}").says("{'cmd':'chat','text':'/r clear'}");
        Await.until("all are refused", () -> alice.heard("warn").size() == 3);
        assertThat(alice.heard("warn")).allMatch(warn -> Peer.text(warn, "text").contains("encrypted"));
        bob.says("{'cmd':'whisper','nick':'alice','text':'clear'}");
        assertThat(Peer.text(bob.hears("warn"), "code")).isEqualTo("encrypt_it");
        alice.says("{'cmd':'whisper','nick':'bob','text':'E2EE:aGVsbG8='}");
        assertThat(Peer.text(bob.hears("whisper"), "text")).isEqualTo("E2EE:aGVsbG8=");
    }

    @Test
    void who_whispers_to_oneself_hears_it_as_both_in_hack_chat_and_once_in_hcchat() {
        Peer alice = hack("alice");
        Peer bob = hc("bob");
        alice.says("{'cmd':'whisper','nick':'alice','text':'me'}");
        bob.says("{'cmd':'whisper','nick':'bob','text':'me'}").hears("whisper");
        Await.until("both", () -> alice.heard("info").size() == 3);
        settled();
        assertThat(bob.heard("whisper")).hasSize(1);
        assertThat(alice.heard("info").subList(1, 3).stream().map(info -> Peer.text(info, "text")))
                .containsExactly("alice whispered: me", "You whispered to @alice: me");
    }
}
