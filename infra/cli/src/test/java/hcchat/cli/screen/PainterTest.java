package hcchat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PainterTest {
    private final Painter painter = new Painter();

    @Test
    void the_first_picture_is_painted_whole() {
        assertThat(painter.frame(List.of("a", "b"), 1, 1))
                .isEqualTo("\u001b[?25l\u001b[2J\u001b[1;1H\u001b[0m\u001b[2Ka\u001b[0m"
                        + "\u001b[2;1H\u001b[0m\u001b[2Kb\u001b[0m\u001b[2;2H\u001b[?25h");
    }

    @Test
    void later_only_the_rows_that_differ_are() {
        painter.frame(List.of("a", "b", "c"), 2, 0);
        assertThat(painter.frame(List.of("a", "x", "c"), 2, 0))
                .isEqualTo("\u001b[?25l\u001b[2;1H\u001b[0m\u001b[2Kx\u001b[0m\u001b[3;1H\u001b[?25h");
    }

    @Test
    void a_cursor_that_moves_is_all_that_is_sent() {
        painter.frame(List.of("a"), 0, 0);
        assertThat(painter.frame(List.of("a"), 0, 1)).isEqualTo("\u001b[1;2H");
    }

    @Test
    void what_was_forgotten_is_painted_anew() {
        painter.frame(List.of("a"), 0, 0);
        painter.forget();
        assertThat(painter.frame(List.of("a"), 0, 0)).contains("\u001b[2J", "Ka");
    }
}
