package hcchat.cli.screen;

import static hcchat.cli.screen.Scene.ALICE;
import static hcchat.cli.screen.Scene.BOB;
import static hcchat.cli.screen.Scene.NOON;
import static hcchat.cli.screen.Scene.deleted;
import static hcchat.cli.screen.Scene.edited;
import static hcchat.cli.screen.Scene.posted;
import static hcchat.cli.screen.Scene.reacted;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.cli.room.Happening;
import hcchat.cli.room.Person;
import hcchat.cli.room.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final Scene scene = new Scene();

    @Test
    void messages_have_number_time_nick_and_text() {
        scene.live(posted(1, ALICE, "hello"), posted(2, BOB, "hi\nthere"));
        assertThat(scene.rows(60))
                .containsExactly("    1 12:01 alice: hello", "    2 12:01 bob: hi", "            there");
    }

    @Test
    void a_narrow_screen_has_no_times() {
        scene.live(posted(1, ALICE, "hello you all out there"));
        assertThat(scene.rows(24)).containsExactly("    1 alice: hello you", "      all out there");
    }

    @Test
    void an_emote_says_what_somebody_does() {
        scene.live(new Happening.Posted(1, NOON, "id", ALICE, true, null, null, new Reading.Open("waves")));
        assertThat(scene.rows(60)).containsExactly("    1 12:01 * alice waves");
    }

    @Test
    void an_edit_is_shown_in_its_place() {
        scene.live(posted(1, ALICE, "helo"), posted(2, BOB, "hi"), edited(3, ALICE, 1, "hello"));
        assertThat(scene.rows(60)).containsExactly("    1 12:01 alice: hello (edited)", "    2 12:01 bob: hi");
    }

    @Test
    void an_edit_by_somebody_else_changes_nothing() {
        scene.live(posted(1, ALICE, "hello"), edited(2, BOB, 1, "I am a fool"));
        assertThat(scene.rows(60)).containsExactly("    1 12:01 alice: hello");
    }

    @Test
    void the_last_edit_counts_whichever_is_heard_of_first() {
        scene.live(posted(1, ALICE, "a"), edited(3, ALICE, 1, "c"), edited(2, ALICE, 1, "b"));
        assertThat(scene.rows(60)).containsExactly("    1 12:01 alice: c (edited)");
    }

    @Test
    void reactions_stand_below_and_go_when_they_are_taken_back() {
        scene.live(posted(1, ALICE, "a"), reacted(2, BOB, 1, "👍"), reacted(3, ALICE, 1, "👍"));
        assertThat(scene.rows(60)).containsExactly("    1 12:01 alice: a", "            👍 bob, alice");
        scene.live(reacted(4, BOB, 1, ""), reacted(5, ALICE, 1, "🎉"));
        assertThat(scene.rows(60)).containsExactly("    1 12:01 alice: a", "            🎉 alice");
    }

    @Test
    void a_deleted_message_keeps_its_number_only() {
        scene.live(posted(1, ALICE, "oops"), reacted(2, BOB, 1, "👍"), deleted(3, ALICE, 1));
        assertThat(scene.rows(60)).containsExactly("    1 12:01 alice: (deleted)");
    }

    @Test
    void an_answer_quotes_what_it_answers_as_it_is_now() {
        scene.live(posted(1, ALICE, "helo"), posted(2, BOB, "hi", 1L), edited(3, ALICE, 1, "hello"));
        assertThat(scene.rows(60)).contains("            ↳ 1 alice: hello", "    2 12:01 bob: hi");
    }

    @Test
    void an_answer_to_something_that_is_not_here_names_its_number() {
        scene.live(posted(50, BOB, "indeed", 7L));
        assertThat(scene.rows(60)).containsExactly("            ↳ 7", "   50 12:01 bob: indeed");
    }

    @Test
    void what_changes_out_of_sight_is_told_in_a_line() {
        scene.live(posted(1, ALICE, "a"));
        scene.conversation.happens(edited(2, ALICE, 1, "b"), _ -> false);
        scene.conversation.happens(reacted(3, BOB, 1, "👍"), _ -> false);
        scene.conversation.happens(deleted(4, ALICE, 1), _ -> false);
        assertThat(scene.rows(60))
                .containsExactly(
                        "    1 12:01 alice: (deleted)",
                        "      12:01 · alice changed message 1",
                        "      12:01 · bob reacted to message 1: 👍",
                        "      12:01 · alice deleted message 1");
    }

    @Test
    void the_past_stands_before_the_present_with_what_became_of_it() {
        scene.live(posted(5, ALICE, "now"), edited(6, BOB, 2, "bob, corrected"));
        scene.conversation.remembers(
                List.of(posted(1, ALICE, "first"), posted(2, BOB, "bbo"), reacted(3, ALICE, 1, "👍")), 1, true);
        assertThat(scene.rows(60))
                .containsExactly(
                        "    1 12:01 alice: first",
                        "            👍 alice",
                        "    2 12:01 bob: bob, corrected (edited)",
                        "    5 12:01 alice: now");
    }

    @Test
    void what_is_gone_is_one_line_however_it_was_told() {
        scene.conversation.remembers(
                List.of(
                        new Happening.Gone(3, 3),
                        new Happening.Gone(1, 2),
                        new Happening.Gone(4, 9),
                        posted(10, BOB, "x")),
                1,
                true);
        assertThat(scene.rows(60))
                .containsExactly(
                        "    1       · (9 deleted or expired, to number 9)".replace("· ", ""), "   10 12:01 bob: x");
    }

    @Test
    void what_cannot_be_opened_says_why_and_is_nobodys_words() {
        scene.live(new Happening.Posted(
                1, NOON, "id", ALICE, false, null, null, new Reading.Closed("plain", "not shown: it isn't encrypted")));
        assertThat(scene.rows(60)).containsExactly("    1 12:01 alice: [not shown: it isn't encrypted]");
    }

    @Test
    void what_a_restored_server_never_had_is_taken_away() {
        scene.live(posted(1, ALICE, "a"), edited(2, ALICE, 1, "b"), posted(3, BOB, "lost"), new Happening.Restored(1));
        assertThat(scene.rows(60).getFirst()).isEqualTo("    1 12:01 alice: a");
        assertThat(scene.rows(60)).noneMatch(row -> row.contains("lost\n") || row.endsWith("bob: lost"));
        scene.live(posted(2, BOB, "again"));
        assertThat(scene.rows(60)).contains("    2 12:01 bob: again");
    }

    @Test
    void comings_and_goings_are_told_and_nicks_are_known() {
        scene.live(
                new Happening.Entered(ALICE, List.of(ALICE), 1, 0),
                new Happening.Came(BOB),
                new Happening.Changed(new Person("B", "bobby", null, null)),
                new Happening.Went(new Person("B", "bobby", null, null)));
        assertThat(scene.rows(60))
                .containsExactly(
                        "      12:01 · bob came in", "      12:01 · bob is now bobby", "      12:01 · bobby left");
        assertThat(scene.conversation.people().nicks()).containsExactly("alice");
    }

    @Test
    void a_line_is_drawn_before_what_is_new() {
        scene.live(posted(1, ALICE, "a"), posted(2, BOB, "b"), posted(3, BOB, "c"));
        scene.conversation.markUnread(1);
        assertThat(scene.rows(20))
                .containsExactly("    1 alice: a", "────── new ─────────", "    2 bob: b", "    3 bob: c");
        assertThat(scene.conversation.unreadCount()).isEqualTo(2);
        scene.conversation.clearUnread();
        assertThat(scene.rows(20)).noneMatch(row -> row.contains("new"));
    }

    @Test
    void nothing_that_others_write_reaches_the_screen_unguarded() {
        Person trickster = new Person("E", "e\u001b[2Jve", null, null);
        scene.live(
                posted(1, trickster, "\u001b[2J\u202egone"),
                reacted(2, trickster, 1, "\u001b]0;title\u0007"),
                posted(3, BOB, "re", 1L),
                new Happening.Came(trickster),
                new Happening.Whispered(NOON, trickster, BOB, false, new Reading.Open("\u009bx")),
                new Happening.Warned("x", "\u001b[31m"),
                new Happening.Invited(trickster, BOB, "\u001b["),
                new Happening.Strange(4, NOON, "\u001b["));
        assertThat(scene.rows(60))
                .hasSizeGreaterThan(7)
                .noneMatch(row -> row.codePoints()
                        .anyMatch(letter -> Character.getType(letter) == Character.CONTROL || letter == 0x202e));
    }
}
