package hcchat.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.cli.Chance;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrapTest {
    @Test
    void rows_break_between_words() {
        assertThat(Wrap.rows(List.of("one two three"), 8, 0)).containsExactly("one two ", "three");
    }

    @Test
    void the_first_row_goes_on_where_something_stands_already() {
        assertThat(Wrap.rows(List.of("one two"), 8, 5)).containsExactly("one", "two");
    }

    @Test
    void a_word_longer_than_a_row_is_broken_anywhere() {
        assertThat(Wrap.rows(List.of("abcdefghij"), 4, 0)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void a_character_of_two_columns_is_never_parted() {
        assertThat(Wrap.rows(List.of("世界世界"), 5, 0)).containsExactly("世界", "世界");
    }

    @Test
    void what_is_cut_off_says_so_and_fits() {
        assertThat(Wrap.cut("hello", 5)).isEqualTo("hello");
        assertThat(Wrap.cut("hello you", 6)).isEqualTo("hello…");
        assertThat(Wrap.cut("世界世界", 6)).isEqualTo("世界…");
        assertThat(Wrap.cut("hello", 0)).isEmpty();
    }

    @Test
    void no_row_is_wider_than_asked_and_nothing_but_blanks_is_lost() {
        Random chance = Chance.printed("WrapTest");
        for (int i = 0; i < 5_000; i++) {
            int width = 2 + chance.nextInt(40);
            int taken = chance.nextInt(width);
            String text = IntStream.range(0, chance.nextInt(60))
                    .mapToObj(_ ->
                            List.of(" ", "a", "bc", "世", "👍", "e\u0301", "  ").get(chance.nextInt(7)))
                    .collect(Collectors.joining());
            List<String> rows = Wrap.rows(List.of(text), width, taken);
            assertThat(rows).allSatisfy(row -> assertThat(Shown.columns(row)).isLessThanOrEqualTo(width));
            assertThat(Shown.columns(rows.getFirst())).isLessThanOrEqualTo(width - taken);
            assertThat(String.join("", rows).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        }
    }
}
