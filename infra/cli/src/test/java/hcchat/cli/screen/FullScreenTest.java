package hcchat.cli.screen;

import static hcchat.cli.screen.Scene.ALICE;
import static hcchat.cli.screen.Scene.BOB;
import static hcchat.cli.screen.Scene.NOON;
import static hcchat.cli.screen.Scene.edited;
import static hcchat.cli.screen.Scene.posted;
import static hcchat.cli.screen.Scene.reacted;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.cli.Chance;
import hcchat.cli.Options;
import hcchat.cli.room.Fate;
import hcchat.cli.room.Happening;
import hcchat.cli.screen.Key.Named;
import hcchat.cli.text.Shown;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FullScreenTest {
    private static final Options OPTIONS = new Options(
            "lobby",
            "alice",
            URI.create("ws://127.0.0.1:1/chat-ws"),
            URI.create("http://127.0.0.1:2"),
            null,
            true,
            Path.of("state"),
            false,
            false,
            100,
            Duration.ofSeconds(1));

    private long now = NOON;
    private final FullScreen screen = new FullScreen(
            OPTIONS, Palette.NONE, new Layout(Palette.NONE, ZoneOffset.UTC, () -> now), () -> now, Runnable::run, 0);

    FullScreenTest() {
        screen.resize(60, 8);
    }

    private List<String> rows() {
        return screen.picture().rows().stream()
                .map(row -> row.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing())
                .toList();
    }

    private void type(String text) {
        text.codePoints().forEach(letter -> screen.key(new Key.Letter(letter)));
    }

    private void happens(Happening... happenings) {
        for (Happening happening : happenings) {
            screen.happened(happening);
        }
    }

    private void entered() {
        happens(new Happening.Entered(ALICE, List.of(ALICE, BOB), 1, 0));
    }

    @Test
    void before_there_is_a_server_it_says_where_it_looks() {
        assertThat(rows())
                .containsExactly("", "", "", "", "", "", " lobby · encrypted · connecting to 127.0.0.1:1", "alice>");
    }

    @Test
    void the_conversation_stands_above_the_status_and_the_prompt() {
        entered();
        happens(posted(1, BOB, "hi"), edited(2, BOB, 1, "hello"), new Happening.Typing(BOB));
        type("hey");
        assertThat(rows())
                .containsExactly(
                        "",
                        "",
                        "",
                        "",
                        "",
                        "    1 12:01 bob: hello (edited)",
                        " lobby · encrypted · 2 here · bob is typing…",
                        "alice> hey");
        assertThat(screen.picture().cursorRow()).isEqualTo(7);
        assertThat(screen.picture().cursorColumn()).isEqualTo("alice> hey".length());
    }

    @Test
    void who_typed_a_while_ago_is_not_typing() {
        entered();
        happens(new Happening.Typing(BOB));
        now += 6_000;
        assertThat(rows().get(6)).doesNotContain("typing");
    }

    @Test
    void what_is_under_way_stands_faint_until_it_is_in_the_history() {
        entered();
        CompletableFuture<Fate> fate = new CompletableFuture<>();
        screen.underWay("hello", fate);
        assertThat(rows().get(5)).isEqualTo("    … hello");
        fate.complete(new Fate.Done(1));
        assertThat(rows().get(5)).isEqualTo("    … hello");
        happens(posted(1, ALICE, "hello"));
        assertThat(rows()).noneMatch(row -> row.contains("…")).contains("    1 12:01 alice: hello");
    }

    @Test
    void an_acknowledgement_may_come_after_the_event() {
        entered();
        CompletableFuture<Fate> fate = new CompletableFuture<>();
        screen.underWay("hello", fate);
        happens(posted(1, ALICE, "hello"));
        fate.complete(new Fate.Done(1));
        assertThat(rows()).noneMatch(row -> row.contains("…"));
    }

    @Test
    void what_is_refused_is_said_with_its_text() {
        entered();
        screen.underWay("/edit 9 x", CompletableFuture.completedFuture(new Fate.Failed("gone", "It is gone.")));
        assertThat(rows()).anyMatch(row -> row.endsWith("· Not done: /edit 9 x — It is gone."));
    }

    @Test
    void a_lost_connection_and_the_way_back_are_a_line_each() {
        entered();
        happens(posted(1, BOB, "a"));
        happens(new Happening.Lost(Duration.ofSeconds(2)), new Happening.Lost(Duration.ofSeconds(4)));
        assertThat(rows().get(6)).isEqualTo(" lobby · encrypted · OFFLINE, trying again in 4 s");
        now += 7_000;
        entered();
        happens(posted(2, BOB, "b"), new Happening.CaughtUp(2));
        assertThat(rows())
                .contains(
                        "      12:01 · Connection lost; what you say is kept until it",
                        "      12:01 · Connected again after 7 s; one event came");
    }

    @Test
    void a_history_that_does_not_verify_is_said_and_stays_said() {
        entered();
        happens(new Happening.Doubt("forked", "WARNING: the history doesn't verify at number 7"));
        assertThat(rows()).anyMatch(row -> row.contains("WARNING: the history doesn't verify at number"));
        for (int i = 1; i < 20; i++) {
            happens(posted(i, BOB, "more"));
        }
        assertThat(rows().get(6)).contains("HISTORY DOESN'T VERIFY");
    }

    @Test
    void what_comes_while_nobody_looks_is_behind_a_line() {
        entered();
        happens(posted(1, BOB, "seen"));
        screen.key(Named.UNFOCUSED);
        happens(posted(2, BOB, "new"), posted(3, BOB, "newer"));
        screen.key(Named.FOCUSED);
        assertThat(rows().subList(2, 6))
                .containsExactly(
                        "    1 12:01 bob: seen",
                        "─".repeat(6) + " new " + "─".repeat(49),
                        "    2 12:01 bob: new",
                        "    3 12:01 bob: newer");
        assertThat(screen.lastRead()).isEqualTo(3);
    }

    @Test
    void one_interrupt_clears_the_line_and_two_leave() {
        type("oops");
        screen.key(Named.INTERRUPT);
        assertThat(rows().get(7)).isEqualTo("alice>");
        assertThat(screen.exit()).isNull();
        now += 5_000;
        screen.key(Named.INTERRUPT);
        assertThat(screen.exit()).isNull();
        now += 500;
        screen.key(Named.INTERRUPT);
        assertThat(screen.exit()).isZero();
    }

    @Test
    void the_end_of_input_leaves_when_nothing_is_typed() {
        type("x");
        screen.key(Named.END_OF_INPUT);
        assertThat(screen.exit()).isNull();
        screen.key(Named.BACKSPACE);
        screen.key(Named.END_OF_INPUT);
        assertThat(screen.exit()).isZero();
    }

    @Test
    void a_refused_entry_ends_with_its_reason() {
        happens(new Happening.Ended("nick_taken"));
        assertThat(screen.exit()).isEqualTo(1);
        assertThat(screen.farewell()).contains("has that nick already");
    }

    @Test
    void whatever_happens_and_whatever_is_typed_the_picture_fits_the_screen() {
        Random chance = Chance.printed("FullScreenTest");
        List<String> pieces = List.of(
                "a",
                " ",
                "word ",
                "世界",
                "\ud83d\ude00",
                "\u0301",
                "\u001b[2J",
                "\n",
                "\u202e",
                "\ud800",
                "שלום ",
                "\t");
        List<Named> keys = List.copyOf(EnumSet.range(Named.TAB, Named.LINE_BREAK));
        entered();
        for (int i = 1; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = chance.nextInt(30); j > 0; j--) {
                text.append(pieces.get(chance.nextInt(pieces.size())));
            }
            switch (chance.nextInt(8)) {
                case 0 -> happens(edited(i, BOB, 1 + chance.nextInt(i), text.toString()));
                case 1 -> happens(reacted(i, BOB, 1 + chance.nextInt(i), text.toString()));
                case 2 -> screen.key(new Key.Paste(text.toString()));
                case 3 -> screen.key(keys.get(chance.nextInt(keys.size())));
                case 4 -> screen.underWay(text.toString(), new CompletableFuture<>());
                case 5 -> screen.resize(1 + chance.nextInt(120), 1 + chance.nextInt(40));
                default -> happens(posted(i, BOB, text.toString(), chance.nextBoolean() ? null : (Long) 1L));
            }
            FullScreen.Picture picture = screen.picture();
            assertThat(picture.rows()).as("step %d", i).hasSize(screen.height());
            assertThat(picture.cursorRow()).as("step %d", i).isEqualTo(screen.height() - 1);
            assertThat(picture.cursorColumn()).as("step %d", i).isBetween(0, screen.width() - 1);
            for (String row : rows()) {
                assertThat(Shown.columns(row)).as("step %d", i).isLessThanOrEqualTo(screen.width());
                assertThat(row.codePoints().anyMatch(letter -> Character.getType(letter) == Character.CONTROL))
                        .as("step %d", i)
                        .isFalse();
            }
        }
    }
}
