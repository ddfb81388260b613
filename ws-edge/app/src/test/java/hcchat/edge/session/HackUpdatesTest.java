package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.app.EdgeSettings;
import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.Shape;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.intake.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// hack.chat's clients change what they have said; the result is stored once.
class HackUpdatesTest {
    private static final EdgeSettings REQUIRED = TestEdge.settings(Encryption.REQUIRED, false, History.ALL, 32 << 20);

    private final AtomicLong now = new AtomicLong();
    private final TestServer server = new TestServer(29);
    private TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN, now::get);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private void reopen(EdgeSettings settings) {
        edge.close();
        edge = new TestEdge(server, "edge", settings, now::get);
    }

    private Peer hack(String nick) {
        return Peer.hackChat(edge.acceptor()).joined("both", nick);
    }

    private static void updates(Peer peer, String mode, String text) {
        peer.says("{'cmd':'updateMessage','customId':'abc','mode':'" + mode + "','text':'" + text + "'}");
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /// The texts of the edits that an HCChat client hears, once it has heard so many.
    private static List<String> edits(Peer peer, int count) {
        Await.until(count + " edits", () -> peer.heard("edit").size() >= count);
        return peer.heard("edit").stream().map(edit -> Peer.text(edit, "text")).toList();
    }

    @Test
    void each_update_is_told_as_it_comes_and_the_result_is_stored_when_it_is_complete() {
        Peer alice = hack("alice");
        Peer bob = Peer.hcchat(edge.acceptor()).joined("both", "bob");
        alice.says("{'cmd':'chat','text':'one','customId':'abc'}");
        updates(alice, "append", " two");
        updates(alice, "prepend", "zero ");
        updates(alice, "complete", "ignored");

        assertThat(edits(bob, 1)).containsExactly("zero one two");
        assertThat(bob.hears("edit").path("of").longValue())
                .isEqualTo(bob.hears("chat").path("seq").longValue());
        assertThat(alice.heard("updateMessage").stream().map(Shape::of))
                .containsExactly(
                        "{'cmd':'updateMessage','userid':U,'channel':'both','level':100,'mode':'append','text':' two',"
                                + "'customId':'abc','time':T}",
                        "{'cmd':'updateMessage','userid':U,'channel':'both','level':100,'mode':'prepend','text':'zero"
                                + " ','customId':'abc','time':T}",
                        "{'cmd':'updateMessage','userid':U,'channel':'both','level':100,'mode':'complete',"
                                + "'text':'ignored','customId':'abc','time':T}");
        assertThat(bob.heard("updateMessage")).isEmpty();
        assertThat(server.head("both")).isEqualTo(2);
    }

    @Test
    void what_was_quiet_for_ten_seconds_is_stored() {
        Peer alice = hack("alice");
        Peer bob = Peer.hcchat(edge.acceptor()).joined("both", "bob");
        alice.says("{'cmd':'chat','text':'one','customId':'abc'}");
        alice.says("{'cmd':'updateMessage','customId':'abc','text':'  two\\n'}");
        alice.hears("updateMessage");
        bob.hears("chat");
        pass(Duration.ofSeconds(11));
        assertThat(edits(bob, 1)).containsExactly("  two");
        updates(alice, "append", "three");
        pass(Duration.ofSeconds(11));
        assertThat(edits(bob, 2)).last().isEqualTo("  twothree");
    }

    @Test
    void what_is_wiped_is_stored_wiped() {
        Peer alice = hack("alice");
        Peer bob = Peer.hcchat(edge.acceptor()).joined("both", "bob");
        alice.says("{'cmd':'chat','text':'one','customId':'abc'}");
        updates(alice, "overwrite", "");
        updates(alice, "complete", "x");
        assertThat(Peer.text(alice.hears("updateMessage"), "text")).isEqualTo("\u0000");
        assertThat(edits(bob, 1)).containsExactly("\u0000");
    }

    @Test
    void a_store_that_is_away_is_asked_again() {
        Peer alice = hack("alice");
        Peer bob = Peer.hcchat(edge.acceptor()).joined("both", "bob");
        alice.says("{'cmd':'chat','text':'one','customId':'abc'}");
        updates(alice, "overwrite", "two");
        alice.hears("updateMessage");
        server.refuse(new Outcome.TryLater(Outcome.Why.UNAVAILABLE, 1_000));
        updates(alice, "complete", "x");
        alice.hears("warn");
        server.refuse(null);
        Await.until("the edit", () -> {
            pass(Duration.ofSeconds(11));
            return !bob.heard("edit").isEmpty();
        });
        assertThat(edits(bob, 1)).containsExactly("two");
    }

    @Test
    void a_message_is_open_for_five_minutes_and_half_a_minute_after_it_was_complete() {
        Peer alice = hack("alice");
        alice.says("{'cmd':'chat','text':'one','customId':'abc'}");
        pass(Duration.ofMinutes(5));
        updates(alice, "append", "1");
        updates(alice, "complete", "2");
        updates(alice, "append", "3");
        pass(Duration.ofSeconds(1));
        updates(alice, "append", "4");
        alice.says("{'cmd':'chat','text':'two','customId':'abc'}");
        updates(alice, "complete", "5");
        pass(Duration.ofSeconds(31));
        updates(alice, "append", "6");
        alice.says("{'cmd':'chat','text':'end'}")
                .hears("chat", chat -> Peer.text(chat, "text").equals("end"));
        assertThat(alice.heard("updateMessage").stream().map(frame -> Peer.text(frame, "text")))
                .containsExactly("1", "2", "3", "5");
    }

    @Test
    void of_messages_with_one_name_the_oldest_that_is_not_complete_is_meant() {
        Peer alice = hack("alice");
        Peer bob = Peer.hcchat(edge.acceptor()).joined("both", "bob");
        alice.says("{'cmd':'chat','text':'one','customId':'abc'}");
        alice.says("{'cmd':'chat','text':'two','customId':'abc'}");
        updates(alice, "append", "+");
        updates(alice, "complete", "x");
        updates(alice, "append", "-");
        updates(alice, "complete", "x");
        assertThat(edits(bob, 2)).containsExactlyInAnyOrder("one+", "two-");
    }

    @Test
    void nobody_changes_what_another_has_said() {
        Peer alice = hack("alice");
        Peer bob = hack("bob");
        alice.says("{'cmd':'chat','text':'one','customId':'abc'}");
        bob.hears("chat");
        updates(bob, "overwrite", "mine");
        bob.says("{'cmd':'chat','text':'end'}");
        alice.hears("chat", chat -> Peer.text(chat, "text").equals("end"));
        assertThat(alice.heard("updateMessage")).isEmpty();
        assertThat(bob.heard("warn")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'customId':'abc','text':'x','mode':'other'",
                "'customId':'abc','text':'x','mode':7",
                "'customId':'abc','text':7",
                "'customId':'abc','text':'','mode':'append'",
                "'customId':'','text':'x'",
                "'customId':'abcdefg','text':'x'",
                "'customId':7,'text':'x'"
            })
    void what_is_no_update_is_met_with_silence(String fields) {
        Peer alice = hack("alice");
        alice.says("{'cmd':'chat','text':'one','customId':'abc'}");
        alice.says("{'cmd':'updateMessage'," + fields + "}");
        alice.says("{'cmd':'chat','text':'end'}")
                .hears("chat", chat -> Peer.text(chat, "text").equals("end"));
        assertThat(alice.heard("updateMessage")).isEmpty();
        assertThat(alice.heard("warn")).isEmpty();
    }

    @Test
    void what_is_missing_is_named() {
        Peer alice = hack("alice");
        alice.says("{'cmd':'updateMessage'}");
        assertThat(Peer.text(alice.hears("warn"), "text"))
                .isEqualTo("Failed to execute 'updateMessage': missing required text, customId\n\n");
    }

    @Test
    void a_text_does_not_grow_beyond_a_frame() {
        Peer alice = hack("alice");
        alice.says("{'cmd':'chat','text':'one','customId':'abc'}");
        updates(alice, "append", "x".repeat(OpenMessages.LONGEST - 3));
        updates(alice, "append", "y");
        assertThat(Shape.of(alice.hears("warn")))
                .isEqualTo("{'cmd':'warn','text':'You are sending too much text. Wait a moment and try again.','id':11,"
                        + "'channel':'both','time':T}");
        alice.hears("updateMessage");
        assertThat(alice.heard("updateMessage")).hasSize(1);
    }

    @Test
    void where_encryption_is_required_only_an_envelope_takes_the_place_of_another() {
        reopen(REQUIRED);
        Peer alice = hack("alice");
        alice.says("{'cmd':'chat','text':'E2EE:aGVsbG8=','customId':'abc'}");
        updates(alice, "overwrite", "clear");
        updates(alice, "append", "E2EE:aGVsbG8=");
        Await.until("both are refused", () -> alice.heard("warn").size() == 2);
        assertThat(Peer.text(alice.heard("warn").getLast(), "text"))
                .isEqualTo("This server only takes end-to-end encrypted text.");
        updates(alice, "overwrite", "E2EE:d2F2ZXM=");
        alice.hears("updateMessage");
        pass(Duration.ofSeconds(11));
        Await.until("it is stored", () -> server.head("both") == 2);
    }

    @Test
    void an_edge_that_goes_stores_what_is_not() {
        Peer alice = hack("alice");
        alice.says("{'cmd':'chat','text':'one','customId':'abc'}").hears("chat");
        updates(alice, "append", "!");
        alice.hears("updateMessage");
        edge.close();
        Await.until("it is stored", () -> server.head("both") == 2);
    }

    @Test
    void hcchat_has_its_own_edit() {
        Peer bob = Peer.hcchat(edge.acceptor()).joined("both", "bob");
        updates(bob, "append", "x");
        assertThat(Peer.text(bob.hears("warn"), "code")).isEqualTo("no_such_command");
    }
}
