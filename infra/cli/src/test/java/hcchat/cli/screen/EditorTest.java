package hcchat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.cli.Chance;
import hcchat.cli.screen.Key.Named;
import hcchat.cli.text.Shown;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditorTest {
    private final Editor editor = new Editor();

    private void type(String text) {
        text.codePoints().forEach(letter -> editor.take(new Key.Letter(letter)));
    }

    private void press(Named... keys) {
        for (Named key : keys) {
            editor.take(key);
        }
    }

    @Test
    void letters_go_where_the_cursor_is() {
        type("hllo");
        press(Named.HOME, Named.RIGHT);
        type("e");
        assertThat(editor.text()).isEqualTo("hello");
    }

    @Test
    void what_looks_like_one_character_is_erased_at_once() {
        type("ae\u0301");
        press(Named.BACKSPACE);
        assertThat(editor.text()).isEqualTo("a");
        type("😀");
        press(Named.LEFT, Named.DELETE);
        assertThat(editor.text()).isEqualTo("a");
    }

    @Test
    void words_and_ends_are_erased() {
        type("one two three");
        press(Named.ERASE_WORD);
        assertThat(editor.text()).isEqualTo("one two ");
        press(Named.WORD_LEFT, Named.ERASE_TO_END);
        assertThat(editor.text()).isEqualTo("one ");
        press(Named.ERASE_ALL);
        assertThat(editor.isEmpty()).isTrue();
    }

    @Test
    void earlier_lines_come_back_and_the_unfinished_one_is_kept() {
        type("one");
        editor.take();
        type("two");
        editor.take();
        type("unfinished");
        press(Named.UP);
        assertThat(editor.text()).isEqualTo("two");
        press(Named.UP, Named.UP);
        assertThat(editor.text()).isEqualTo("one");
        press(Named.DOWN, Named.DOWN, Named.DOWN);
        assertThat(editor.text()).isEqualTo("unfinished");
    }

    @Test
    void pasted_lines_stay_one_text() {
        editor.take(new Key.Paste("a\nb"));
        assertThat(editor.view(20)).isEqualTo(new Editor.View("a␊b", 3));
        assertThat(editor.take()).isEqualTo("a\nb");
    }

    @Test
    void a_pasted_book_is_shown_as_far_as_it_fits() {
        editor.take(new Key.Paste("world ".repeat(100_000)));
        assertThat(editor.view(20).shown()).hasSizeLessThan(20).endsWith("world ");
        press(Named.HOME);
        assertThat(editor.view(20)).isEqualTo(new Editor.View("world world world wo", 0));
    }

    @Test
    void whatever_is_typed_the_cursor_stays_on_the_screen_and_the_line_in_its_width() {
        Random chance = Chance.printed("EditorTest");
        Key[] keys = Named.values();
        for (int i = 0; i < 20_000; i++) {
            Key key = chance.nextInt(4) > 0
                    ? new Key.Letter(List.of((int) 'a', (int) ' ', 0x4e16, 0x1f600, 0x301, 0x202e)
                            .get(chance.nextInt(6)))
                    : keys[chance.nextInt(keys.length)];
            editor.take(key);
            if (chance.nextInt(200) == 0) {
                editor.take();
            }
            int width = 2 + chance.nextInt(30);
            Editor.View view = editor.view(width);
            assertThat(view.column()).as("step %d", i).isBetween(0, width - 1);
            assertThat(Shown.columns(view.shown())).as("step %d", i).isLessThanOrEqualTo(width);
        }
    }
}
