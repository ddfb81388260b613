package hcchat.spec.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.JoinRequest;
import hcchat.client.SendOutcome;
import hcchat.client.Told;
import hcchat.client.Words;
import hcchat.client.crypto.Passphrase;
import hcchat.harness.Server;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class TerminalClientTest {
    private static final String SECRET = "aubergine moonlight";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ALTERNATE_SCREEN = 1049;
    private static final int LINE_BREAKS = 7;
    private static final int CURSOR = 25;
    private static final int PASTES_MARKED = 2004;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all
    private static Server server;

    private final Visitors visitors = new Visitors();

    @TempDir
    private Path state;

    @BeforeAll
    static void start() {
        server = Server.in(folder).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void leave() {
        visitors.close();
    }

    /// Somebody else in the room, who hears it from the beginning.
    private Visitor bob(String channel) {
        return visitors.join(
                server.socket(),
                JoinRequest.of(channel, "bob").withAfter(0).withPassphrase(Passphrase.of(SECRET.toCharArray())));
    }

    private Terminal alice(String channel) {
        return enter(channel, "alice");
    }

    /// A terminal of 60 × 12 with somebody in it.
    private Terminal enter(String channel, String nick) {
        Terminal terminal = Terminal.start(
                60,
                12,
                state,
                channel,
                "--nick",
                nick,
                "--server",
                server.socket().toString());
        terminal.awaitRow("Passphrase of " + channel);
        terminal.enter(SECRET);
        terminal.awaitRow("here");
        return terminal;
    }

    private static void acked(CompletableFuture<SendOutcome> outcome) throws Exception {
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(SendOutcome.Acked.class);
    }

    private static List<String> texts(Visitor visitor, long last) throws Exception {
        visitor.transcript().awaitSeq(last, PATIENCE);
        return visitor.transcript().told().stream()
                .map(told -> ((Words.Opened) ((Told.Said) told).words()).text())
                .toList();
    }

    /// What stands in the rows of the conversation behind number and time.
    private static List<String> said(List<String> rows) {
        return rows.stream()
                .filter(row -> row.matches(" *[0-9]+ [0-9:.]{5} .*"))
                .map(row -> row.replaceFirst(" *[0-9]+ [0-9:.]{5} ", ""))
                .toList();
    }

    @Test
    void the_prompt_and_what_is_typed_stay_while_lines_arrive() throws Exception {
        Visitor bob = bob("busy");
        try (Terminal terminal = alice("busy")) {
            terminal.type("half a li");
            for (int i = 1; i <= 30; i++) {
                CompletableFuture<SendOutcome> line = bob.room().chat("line " + i);
                if (i == 15) {
                    acked(line);
                    terminal.type("n");
                }
            }
            terminal.awaitRow("bob: line 30");
            terminal.await("the prompt", rows -> rows.getLast().equals("alice> half a lin"));
            assertThat(said(terminal.rows()))
                    .isEqualTo(IntStream.rangeClosed(21, 30)
                            .mapToObj(i -> "bob: line " + i)
                            .toList());
            assertThat(terminal.look(Screen::cursorRow)).isEqualTo("alice> half a lin");
            assertThat(terminal.look(Screen::cursorColumn)).isEqualTo("alice> half a lin".length());
            terminal.enter("e");
            terminal.awaitRow("alice: half a line");
            assertThat(texts(bob, 31)).endsWith("line 30", "half a line");
        }
    }

    @Test
    void edits_reactions_and_answers_stand_in_their_places() throws Exception {
        Visitor bob = bob("places");
        try (Terminal terminal = alice("places")) {
            acked(bob.room().chat("frist"));
            acked(bob.room().chat("second"));
            terminal.awaitRow("bob: second");
            acked(bob.room().edit(1, "first"));
            terminal.enter("/re 1 indeed");
            terminal.enter("/react 2 \ud83d\udc4d");
            terminal.enter("/w bob only you");
            terminal.awaitRow("you whisper to bob");
            terminal.awaitRow("\ud83d\udc4d alice");
            assertThat(terminal.rows().stream().map(row -> row.replaceFirst("[0-9]{2}:[0-9]{2}", "TIME")))
                    .containsSubsequence(
                            "    1 TIME bob: first (edited)",
                            "    2 TIME bob: second",
                            "            \ud83d\udc4d alice",
                            "            ↳ 1 bob: first",
                            "    4 TIME alice: indeed",
                            "      TIME · you whisper to bob: only you");
        }
    }

    @Test
    void a_terminal_of_another_size_gets_another_picture() throws Exception {
        Visitor bob = bob("sizes");
        try (Terminal terminal = alice("sizes")) {
            acked(bob.room().chat("a line that is too long for a terminal that is narrow"));
            terminal.awaitRow("1 ");
            terminal.type("typed");
            terminal.resize(30, 8);
            terminal.await(
                    "the narrow picture",
                    rows -> rows.size() == 8
                            && rows.subList(3, 6)
                                    .equals(List.of(
                                            "    1 bob: a line that is too",
                                            "      long for a terminal that",
                                            "      is narrow"))
                            && rows.getLast().equals("alice> typed"));
            terminal.resize(100, 20);
            terminal.await(
                    "the wide picture",
                    rows -> rows.getLast().equals("alice> typed")
                            && said(rows).contains("bob: a line that is too long for a terminal that is narrow"));
        }
    }

    @Test
    void the_past_is_fetched_and_scrolled() throws Exception {
        Visitor bob = bob("past");
        List<CompletableFuture<SendOutcome>> lines = IntStream.rangeClosed(1, 130)
                .mapToObj(i -> bob.room().chat("line " + i))
                .toList();
        acked(lines.getLast());
        try (Terminal terminal = alice("past")) {
            terminal.awaitRow("bob: line 130");
            for (int i = 0; i < 16; i++) {
                terminal.type("\u001b[5~");
            }
            // The first hundred were there; what stands before them is fetched at the top.
            terminal.await("an older page", rows -> {
                terminal.type("\u001b[5~");
                return said(rows).contains("bob: line 1");
            });
            acked(bob.room().chat("meanwhile"));
            terminal.awaitRow("1 new below");
            assertThat(said(terminal.rows())).startsWith("bob: line 1", "bob: line 2");
            terminal.enter("");
            terminal.awaitRow("bob: meanwhile");
        }
    }

    @Test
    void what_others_write_is_shown_and_not_obeyed() throws Exception {
        Visitor bob = bob("hostile");
        try (Terminal terminal = alice("hostile")) {
            acked(bob.room().chat("\u001b[2J\u001b[1;1Hgone\u0007 \u009b31m \u202edrawkcab \u001b]0;title\u0007"));
            acked(bob.room().chat("שלום 世界 \ud83d\ude00 \ud800\udf48 e\u0301\u0301\u0301"));
            acked(bob.room().react(1, "\u001bc"));
            terminal.awaitRow("␛c bob");
            // The screen is read while it is being painted: a row may still be half of itself.
            terminal.await(
                    "both as they were written",
                    rows -> said(rows)
                            .containsAll(List.of(
                                    "bob: ␛[2J␛[1;1Hgone␇ <U+009B>31m",
                                    "bob: שלום 世界 \ud83d\ude00 \ud800\udf48 e\u0301\u0301\u0301")));
            assertThat(terminal.look(Screen::surprises)).isEmpty();
            assertThat(terminal.rows().getLast()).isEqualTo("alice>");
        }
    }

    @Test
    void a_server_that_is_killed_and_comes_back_leaves_no_gap_and_no_repeat() throws Exception {
        Visitor bob = bob("killed");
        try (Terminal alice = enter("killed", "alice");
                Terminal carol = enter("killed", "carol")) {
            alice.enter("before");
            carol.awaitRow("alice: before");
            server.kill();
            carol.awaitRow("OFFLINE");
            carol.enter("for later");
            carol.awaitRow("… for later");
            carol.enter("/quit");
            assertThat(carol.exit()).isZero();
            carol.awaitRow("1 message waits to be sent");
            alice.awaitRow("OFFLINE");
            alice.enter("said to nobody yet");
            alice.enter("nor this");
            alice.awaitRow("… nor this");
            server.start();
            alice.awaitRow("Connected again");
            alice.awaitRow("alice: nor this");
        }
        try (Terminal alice = enter("killed", "alice");
                Terminal carol = enter("killed", "carol")) {
            List<String> all = List.of(
                    "alice: before", "alice: said to nobody yet", "alice: nor this", "carol: for later", "bob: after");
            carol.awaitRow("carol: for later");
            acked(bob.room().chat("after"));
            for (Terminal terminal : List.of(alice, carol)) {
                terminal.awaitRow("bob: after");
                assertThat(said(terminal.rows()).stream().filter(row -> !row.startsWith("·")))
                        .isEqualTo(all);
            }
            assertThat(texts(bob, 5)).containsExactly("before", "said to nobody yet", "nor this", "for later", "after");
        }
    }

    @Test
    void the_terminal_is_given_back_as_it_was() throws Exception {
        try (Terminal terminal = alice("leaving")) {
            boolean taken = terminal.look(screen -> screen.isOn(ALTERNATE_SCREEN) && screen.isOff(LINE_BREAKS));
            assertThat(taken).isTrue();
            terminal.type("\u0003\u0003");
            assertThat(terminal.exit()).isZero();
            awaitGivenBack(terminal);
            assertThat(terminal.heard()).doesNotContain(SECRET);
        }
    }

    @Test
    void a_client_that_is_ended_from_outside_gives_the_terminal_back_too() throws Exception {
        try (Terminal terminal = alice("ended")) {
            terminal.end();
            assertThat(terminal.exit()).isNotZero();
            awaitGivenBack(terminal);
        }
    }

    private static void awaitGivenBack(Terminal terminal) {
        terminal.await(
                "the terminal as it was",
                rows -> terminal.look(screen -> screen.isOff(ALTERNATE_SCREEN)
                        && screen.isOn(LINE_BREAKS)
                        && screen.isOn(CURSOR)
                        && screen.isOff(PASTES_MARKED)));
    }

    @Test
    void a_nick_that_is_taken_is_said_and_the_program_ends() throws Exception {
        Visitor bob = bob("taken");
        assertThat(bob.as().nicks()).containsExactly("bob");
        try (Terminal terminal = Terminal.start(
                60,
                12,
                state,
                "taken",
                "--nick",
                "bob",
                "--server",
                server.socket().toString())) {
            terminal.awaitRow("Passphrase");
            terminal.enter(SECRET);
            assertThat(terminal.exit()).isEqualTo(1);
            terminal.awaitRow("has that nick already");
        }
    }
}
