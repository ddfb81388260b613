package hcchat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoredEventTest {
    private final StoredEvent event = new StoredEvent(new RoomId(1, 2), 3, 4, 5, 6, new byte[32], 7, new byte[] {9});

    @Test
    void a_version_of_the_future_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withByte(0, (byte) 2))
                .withMessageContaining("version");
    }

    @Test
    void an_unknown_flag_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> withByte(1, (byte) 3));
        assertThatIllegalArgumentException().isThrownBy(() -> withByte(1, (byte) 2));
    }

    @Test
    void a_body_that_its_flag_denies_or_a_flag_without_body_is_refused() {
        byte[] header = Arrays.copyOf(event.encode(), StoredEvent.HEADER_BYTES);

        assertThatIllegalArgumentException().isThrownBy(() -> withByte(1, (byte) 0));
        assertThatIllegalArgumentException().isThrownBy(() -> StoredEvent.decode(ByteBuffer.wrap(header)));
    }

    @Test
    void a_cut_header_is_refused() {
        for (int length = 0; length < StoredEvent.HEADER_BYTES; length++) {
            ByteBuffer cut = ByteBuffer.wrap(event.encode(), 0, length);

            assertThatIllegalArgumentException().isThrownBy(() -> StoredEvent.decode(cut));
        }
    }

    @Test
    void an_event_is_told_apart_by_every_field() {
        StoredEvent same = StoredEvent.decode(ByteBuffer.wrap(event.encode()));

        assertThat(same).isEqualTo(event).hasSameHashCodeAs(event);
        assertThat(event.withoutBody()).isNotEqualTo(event);
        for (int at = 2; at < event.encodedLength(); at++) {
            assertThat(withByte(at, (byte) 77)).as("byte %s", at).isNotEqualTo(event);
        }
    }

    @Test
    void its_place_in_a_larger_buffer_does_not_matter() {
        byte[] bytes = event.encode();
        ByteBuffer larger =
                ByteBuffer.allocate(bytes.length + 20).position(10).put(bytes).flip();

        assertThat(StoredEvent.decode(larger.position(10))).isEqualTo(event);
    }

    private StoredEvent withByte(int at, byte other) {
        byte[] bytes = event.encode();
        bytes[at] = other;
        return StoredEvent.decode(ByteBuffer.wrap(bytes));
    }
}
