package hcchat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventBodyCodecTest {
    private static final int FLAGS_AT = 1 + 8 + 16 + 16 + 16;
    private static final int TEXT_AT = FLAGS_AT + 1 + 4;
    private static final EventMeta META =
            new EventMeta(7, new UUID(1, 2), 1_767_225_600_000L, new AuthorId(3, 4), new Blind(5, 6));

    @Test
    void texts_of_like_length_have_bodies_of_one_length() {
        assertThat(EventBodyCodec.encode(chat("yes")).length)
                .isEqualTo(EventBodyCodec.encode(chat("a longer no")).length)
                .isEqualTo(128);
    }

    @Test
    void a_body_that_fills_its_last_step_gets_no_other_one() {
        assertThat(EventBodyCodec.encode(chat("x".repeat(128 - TEXT_AT)))).hasSize(128);
        assertThat(EventBodyCodec.encode(chat("x".repeat(129 - TEXT_AT)))).hasSize(192);
    }

    @Test
    void a_type_that_nobody_has_written_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decode(0, 0, (byte) 9))
                .withMessageContaining("unknown");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decode(0, 0, (byte) -1))
                .withMessageContaining("unknown");
    }

    @Test
    void a_type_whose_fields_are_not_frozen_yet_is_refused() {
        byte call = (byte) EventType.CALL_STARTED.code();

        assertThatIllegalArgumentException().isThrownBy(() -> decode(0, 0, call));
    }

    @Test
    void a_change_of_state_has_the_flag_of_one_and_no_other() {
        byte[] lock = EventBodyCodec.encode(new RoomEvent.StateChanged(META, new StateChange.Locked(true)));
        byte door = (byte) EventType.DOOR.code();

        assertThatIllegalArgumentException().isThrownBy(() -> decode(0, 0, door));
        lock[FLAGS_AT] |= 2;
        assertThatIllegalArgumentException().isThrownBy(() -> EventBodyCodec.decode(7, 0, lock));
    }

    @Test
    void an_unknown_flag_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> decode(0, FLAGS_AT, (byte) (2 | 32)));
    }

    @Test
    void an_edit_of_nothing_and_a_chat_of_something_are_refused() {
        byte[] edit = EventBodyCodec.encode(new RoomEvent.MessageEdited(META, 3, "x"));
        byte[] chat = EventBodyCodec.encode(chat("x"));

        assertThatIllegalArgumentException().isThrownBy(() -> EventBodyCodec.decode(7, 0, edit));
        assertThatIllegalArgumentException().isThrownBy(() -> EventBodyCodec.decode(7, 3, chat));
    }

    @Test
    void something_in_the_padding_or_behind_it_is_refused() {
        byte[] body = EventBodyCodec.encode(chat("x"));
        byte[] longer = Arrays.copyOf(body, body.length + 64);
        body[body.length - 1] = 1;

        assertThatIllegalArgumentException().isThrownBy(() -> EventBodyCodec.decode(7, 0, body));
        assertThatIllegalArgumentException().isThrownBy(() -> EventBodyCodec.decode(7, 0, longer));
    }

    @Test
    void bytes_that_are_not_utf8_are_refused_and_a_true_replacement_character_is_not() {
        assertThatIllegalArgumentException().isThrownBy(() -> decode(0, TEXT_AT, (byte) 0xFF));

        RoomEvent event = chat("\uFFFD");
        assertThat(EventBodyCodec.decode(7, 0, EventBodyCodec.encode(event))).isEqualTo(event);
    }

    /// A chat's body with another byte at `at`.
    private static RoomEvent decode(long of, int at, byte other) {
        byte[] body = EventBodyCodec.encode(chat("abc"));
        body[at] = other;
        return EventBodyCodec.decode(7, of, body);
    }

    private static RoomEvent chat(String text) {
        return new RoomEvent.MessagePosted(META, EventType.CHAT, null, text, null);
    }
}
