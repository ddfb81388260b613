package hcchat.cli.screen;

import static hcchat.cli.screen.Scene.ALICE;
import static hcchat.cli.screen.Scene.BOB;
import static hcchat.cli.screen.Scene.posted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final int WIDTH = 40;
    private final Scene scene = new Scene();

    private void say(int from, int to) {
        for (int i = from; i <= to; i++) {
            scene.live(posted(i, BOB, "m" + i));
        }
    }

    private List<String> texts(int height) {
        return scene.rows(WIDTH, height).stream()
                .map(row -> row.substring(row.lastIndexOf(' ') + 1))
                .toList();
    }

    @Test
    void the_end_is_shown_and_followed() {
        say(1, 5);
        assertThat(texts(3)).containsExactly("m3", "m4", "m5");
        say(6, 6);
        assertThat(texts(3)).containsExactly("m4", "m5", "m6");
    }

    @Test
    void what_is_looked_at_stays_while_others_speak() {
        say(1, 10);
        scene.viewport.scroll(4, WIDTH);
        assertThat(texts(3)).containsExactly("m4", "m5", "m6");
        say(11, 20);
        assertThat(texts(3)).containsExactly("m4", "m5", "m6");
        assertThat(scene.viewport.follows()).isFalse();
    }

    @Test
    void scrolling_down_to_the_end_follows_again() {
        say(1, 10);
        scene.viewport.scroll(4, WIDTH);
        scene.viewport.scroll(-100, WIDTH);
        assertThat(scene.viewport.follows()).isTrue();
        assertThat(texts(2)).containsExactly("m9", "m10");
    }

    @Test
    void at_the_beginning_a_whole_screen_is_shown() {
        say(1, 10);
        scene.viewport.scroll(100, WIDTH);
        assertThat(texts(3)).containsExactly("m1", "m2", "m3");
        assertThat(scene.viewport.isAtTop()).isTrue();
    }

    @Test
    void a_message_of_many_rows_is_scrolled_row_by_row() {
        scene.live(posted(1, ALICE, "a\nb\nc\nd"), posted(2, BOB, "e"));
        scene.viewport.scroll(2, WIDTH);
        assertThat(texts(2)).containsExactly("b", "c");
    }

    @Test
    void older_messages_do_not_move_what_is_looked_at() {
        say(50, 60);
        scene.viewport.scroll(100, WIDTH);
        assertThat(texts(3)).containsExactly("m50", "m51", "m52");
        scene.conversation.remembers(List.of(posted(48, BOB, "m48"), posted(49, BOB, "m49")), 48, false);
        assertThat(texts(3)).containsExactly("m50", "m51", "m52");
        scene.viewport.scroll(1, WIDTH);
        assertThat(texts(3)).containsExactly("m49", "m50", "m51");
    }

    @Test
    void it_knows_which_messages_are_to_be_seen() {
        say(1, 10);
        texts(3);
        assertThat(scene.viewport.shows(10)).isTrue();
        assertThat(scene.viewport.shows(7)).isFalse();
    }
}
