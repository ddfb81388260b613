package hcchat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkerTest {
    @Test
    void a_marker_never_falls() {
        assertThat(new Marker(9, 5).raisedTo(new Marker(7, 6))).isEqualTo(new Marker(9, 6));
    }

    @Test
    void what_was_read_was_delivered() {
        assertThat(new Marker(0, 7)).isEqualTo(new Marker(7, 7));
    }

    @Test
    void nobody_is_further_than_the_head() {
        assertThat(new Marker(9, 5).upTo(6)).isEqualTo(new Marker(6, 5));
    }

    @Test
    void there_is_nothing_before_the_first_event() {
        assertThatThrownBy(() -> new Marker(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
