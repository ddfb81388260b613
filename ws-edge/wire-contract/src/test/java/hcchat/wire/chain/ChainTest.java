package hcchat.wire.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.room.RandomRoom;
import hcchat.room.RoomEvent;
import hcchat.room.RoomId;
import hcchat.room.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final RoomId ROOM = new RoomId(1, 2);

    @Test
    void a_chain_begins_with_zeros_that_nobody_can_spoil() {
        Chain.start()[0] = 1;

        assertThat(Chain.start()).isEqualTo(new byte[32]);
    }

    @Test
    void a_link_depends_on_everything_before_it() {
        byte[] link = Chain.link(Chain.start(), ROOM, 1, new byte[32]);
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(Chain.link(other, ROOM, 1, new byte[32])).isNotEqualTo(link);
        assertThat(Chain.link(Chain.start(), new RoomId(1, 3), 1, new byte[32])).isNotEqualTo(link);
        assertThat(Chain.link(Chain.start(), ROOM, 2, new byte[32])).isNotEqualTo(link);
        assertThat(Chain.link(Chain.start(), ROOM, 1, other)).isNotEqualTo(link);
    }

    @Test
    void a_link_of_another_length_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Chain.link(new byte[31], ROOM, 1, new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> Chain.link(new byte[32], ROOM, 1, new byte[33]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Head(ROOM, 1, 1, new byte[31]));
    }

    @Test
    void an_event_left_out_swapped_or_changed_is_seen_in_the_last_link() {
        Random random = Seeded.random(ChainTest.class);
        RandomRoom any = new RandomRoom(random);
        List<byte[]> digests = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            RoomEvent event = any.event();
            digests.add(Chain.digest(event));
        }
        byte[] head = head(digests);
        int at = random.nextInt(49);

        List<byte[]> swapped = new ArrayList<>(digests);
        swapped.add(at, swapped.remove(at + 1));
        List<byte[]> shorter = new ArrayList<>(digests);
        shorter.remove(at);
        List<byte[]> changed = new ArrayList<>(digests);
        changed.set(at, any.bytes(32));

        assertThat(head(swapped)).isNotEqualTo(head);
        assertThat(head(shorter)).isNotEqualTo(head);
        assertThat(head(changed)).isNotEqualTo(head);
        assertThat(head(digests)).isEqualTo(head);
    }

    private static byte[] head(List<byte[]> digests) {
        byte[] link = Chain.start();
        long seq = 0;
        for (byte[] digest : digests) {
            link = Chain.link(link, ROOM, ++seq, digest);
        }
        return link;
    }
}
