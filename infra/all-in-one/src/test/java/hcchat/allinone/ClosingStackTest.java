package hcchat.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ClosingStackTest {
    private final List<String> closed = new ArrayList<>();
    private final ClosingStack stack = new ClosingStack();

    @Test
    void what_was_opened_last_is_closed_first_and_once() {
        stack.push("store", () -> closed.add("store"));
        stack.push("log", () -> closed.add("log"));

        stack.close();
        stack.close();

        assertThat(closed).containsExactly("log", "store");
    }

    @Test
    void one_that_fails_to_close_does_not_keep_the_others_open() {
        stack.push("store", () -> closed.add("store"));
        stack.push("log", () -> {
            throw new IllegalStateException("stuck");
        });

        stack.close();

        assertThat(closed).containsExactly("store");
    }

    @Test
    void what_is_opened_after_the_end_is_closed_at_once() {
        stack.close();

        assertThatThrownBy(() -> stack.push("late", () -> closed.add("late")))
                .isInstanceOf(CancellationException.class);

        assertThat(closed).containsExactly("late");
    }
}
