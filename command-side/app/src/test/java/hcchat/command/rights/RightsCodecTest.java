package hcchat.command.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.room.AuthorId;
import hcchat.room.EventMeta;
import hcchat.room.RandomRoom;
import hcchat.room.RoomEvent;
import hcchat.room.RoomEvent.StateChanged;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RightsCodecTest {
    private static final int ROOMS = 300;

    @Test
    void rights_are_read_as_they_were_written_whatever_led_to_them() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        RandomRoom any = new RandomRoom(random);
        for (int room = 0; room < ROOMS; room++) {
            Rights rights = Rights.NONE;
            for (int change = random.nextInt(30); change > 0; change--) {
                RoomEvent event = any.event();
                EventMeta meta = event.meta();
                rights = rights.after(new StateChanged(meta, any.change()));
            }

            assertThat(RightsCodec.decode(RightsCodec.encode(rights)))
                    .as("seed " + seed)
                    .isEqualTo(rights);
        }
    }

    @Test
    void what_is_cut_or_of_another_version_is_refused() {
        byte[] bytes =
                RightsCodec.encode(new Rights(null, 0, Map.of(), Map.of(), Map.of(new AuthorId(1, 2), 5L), true, 30));

        for (int length = 2; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            boolean whole = isWhole(cut);
            assertThat(whole).as("a cut at " + length).isEqualTo(length == 34 || length == 44);
        }
        bytes[0] = 9;
        assertThatIllegalArgumentException().isThrownBy(() -> RightsCodec.decode(bytes));
    }

    /// Cut between two changes it reads as fewer: the seal around it is what tells that something is missing.
    private static boolean isWhole(byte[] bytes) {
        try {
            RightsCodec.decode(bytes);
            return true;
        } catch (IllegalArgumentException cut) {
            return false;
        }
    }
}
