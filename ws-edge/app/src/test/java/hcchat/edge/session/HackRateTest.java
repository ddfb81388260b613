package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.wire.HackChatWarning;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// hack.chat's brake: what each command costs, and what is said when it is too much. The clock stands still, so that no
/// score melts; a join has cost 4 of 25 before.
class HackRateTest {
    private static final Predicate<String> BRAKED =
            Pattern.compile("too fast|too much text|too quickly|rate-limited").asPredicate();
    private static final String BLOCKED = HackChatWarning.RATE_LIMITED.text();

    private final AtomicLong now = new AtomicLong();
    private final TestServer server = new TestServer(31);
    private final TestEdge edge =
            new TestEdge(server, "edge", TestEdge.settings(Encryption.OPTIONAL, true, History.ALL, 32 << 20), now::get);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private static List<String> braked(Peer peer) {
        return peer.heard("warn").stream()
                .map(warn -> Peer.text(warn, "text"))
                .filter(BRAKED)
                .toList();
    }

    private static void says(Peer peer, String frame, int times) {
        for (int i = 0; i < times; i++) {
            peer.says(frame.replace("#", Integer.toString(i)));
        }
    }

    /// The frame passes so many times; the next is refused, and then nothing is heard.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
        {'cmd':'ping'}                                          | 21 | RATE_LIMITED
        {'cmd':'nosuchcommandatall'}                            | 21 | RATE_LIMITED
        {'cmd':'session'}                                       | 21 | RATE_LIMITED
        {'cmd':'stats'}                                         | 21 | RATE_LIMITED
        {'cmd':'morestats'}                                     | 21 | RATE_LIMITED
        {'cmd':'chat','text':'/myhash'}                         | 21 | RATE_LIMITED
        {'cmd':'chat','text':'x'}                               | 20 | TOO_MUCH_TEXT
        {'cmd':'emote','text':'x'}                              | 20 | TOO_MUCH_TEXT
        {'cmd':'whisper','nick':'alice','text':'x'}             | 20 | TOO_MUCH_TEXT
        {'cmd':'updateMessage','customId':'abc','text':'x'}     | 3  | RATE_LIMITED
        {'cmd':'updateMessage','customId':'','text':'x'}        | 2  | RATE_LIMITED
        {'cmd':'chat','text':' '}                               | 2  | RATE_LIMITED
        {'cmd':'chat','text':'x','customId':'toolong'}          | 2  | RATE_LIMITED
        {'cmd':'whisper','nick':'alice','text':' '}             | 2  | RATE_LIMITED
        {'cmd':'emote','text':' '}                              | 3  | RATE_LIMITED
        {'cmd':'changenick','nick':'alice#'}                    | 2  | NICKS_TOO_FAST
        {'cmd':'changecolor','color':'fff'}                     | 10 | COLORS_TOO_FAST
        {'cmd':'invite','nick':'alice'}                         | 6  | INVITES_TOO_FAST
        {'cmd':'help'}                                          | 6  | TOO_MUCH_TEXT
        {'cmd':'getchannels'}                                   | 4  | COMMANDS_TOO_FAST
        {'cmd':'leave','channel':'elsewhere'}                   | 5  | LEAVING_TOO_FAST
        {'cmd':'join','channel':'elsewhere','nick':'alice'}     | 5  | JOINING_TOO_FAST
        {'cmd':'join','nick':'alice'}                           | 21 | RATE_LIMITED
        {'cmd':'kick','nick':'bob'}                             | 2  | RATE_LIMITED
        {'cmd':'mute','nick':'bob'}                             | 2  | RATE_LIMITED
        {'cmd':'disconnect'}                                    | 1  | RATE_LIMITED
        """)
    void each_command_has_its_price(String frame, int times, HackChatWarning then) {
        Peer alice = Peer.hackChat(edge.acceptor()).joined("both", "alice");
        says(alice, frame, times + 1);
        Await.until("it is refused", () -> !braked(alice).isEmpty());
        alice.says("{'cmd':'ping'}");
        assertThat(braked(alice)).containsExactly(then.text(), BLOCKED);
    }

    @Test
    void an_update_costs_by_its_length_as_a_chat_does() {
        Peer alice = Peer.hackChat(edge.acceptor()).joined("both", "alice");
        alice.says("{'cmd':'chat','text':'x','customId':'abc'}");
        says(alice, "{'cmd':'updateMessage','customId':'abc','text':'x'}", 20);
        assertThat(braked(alice)).containsExactly(HackChatWarning.TOO_MUCH_UPDATED.text());
    }

    @Test
    void a_text_may_have_as_many_units_as_the_rest_of_the_score_allows() {
        Peer alice = Peer.hackChat(edge.acceptor()).joined("both", "alice");
        // (25 - 5) * 332
        alice.says("{'cmd':'chat','text':'" + "x".repeat(6_639) + "'}").hears("chat");
        assertThat(braked(alice)).isEmpty();
        now.addAndGet(Duration.ofHours(1).toNanos());
        // 24 * 332, when nothing was said for long
        alice.says("{'cmd':'chat','text':'" + "y".repeat(7_967) + "'}");
        alice.hears("chat", chat -> Peer.text(chat, "text").startsWith("y"));
        now.addAndGet(Duration.ofHours(1).toNanos());
        alice.says("{'cmd':'chat','text':'" + "z".repeat(7_968) + "'}");
        assertThat(braked(alice)).hasSize(1);
    }

    @Test
    void outside_a_channel_a_command_costs_one_more() {
        Peer peer = Peer.hackChat(edge.acceptor());
        says(peer, "{'cmd':'chat','text':'x'}", 13);
        assertThat(peer.heard()).isEmpty();
        peer.says("{'cmd':'ping'}");
        assertThat(braked(peer)).containsExactly(BLOCKED);
    }

    @Test
    void all_sockets_of_an_address_pay_together() {
        for (int i = 0; i < 6; i++) {
            Peer.hackChat(edge.acceptor()).joined("both", "alice" + i);
        }
        Peer last = Peer.hackChat(edge.acceptor()).says("{'cmd':'join','channel':'both','nick':'alice'}");
        JsonNode warn = last.hears("warn");
        assertThat(warn.path("id").intValue()).isEqualTo(31);
        Peer.hackChat(edge.acceptor(), "10.0.0.9").joined("both", "bob");
    }

    @Test
    void a_frame_that_is_too_long_is_paid_for() {
        Peer peer = Peer.hackChat(edge.acceptor());
        for (int i = 0; i < 25; i++) {
            peer.saysExactly("x".repeat((64 << 10) + 1));
        }
        assertThat(peer.heard()).isEmpty();
        peer.says("{'cmd':'ping'}");
        assertThat(braked(peer)).containsExactly(BLOCKED);
    }

    @Test
    void who_is_blocked_pays_nothing_and_is_heard_when_the_score_has_melted() {
        Peer peer = Peer.hackChat(edge.acceptor());
        says(peer, "{'cmd':'ping'}", 60);
        assertThat(braked(peer)).hasSize(35);
        now.addAndGet(Duration.ofSeconds(30).toNanos());
        says(peer, "{'cmd':'ping'}", 12);
        assertThat(braked(peer)).hasSize(35);
    }
}
