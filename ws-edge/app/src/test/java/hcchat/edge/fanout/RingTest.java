package hcchat.edge.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.KeyClient;
import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.EventBodyCodec;
import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.RoomEvent;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.storage.seal.AeadKey;
import hcchat.wire.chain.Chain;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RingTest {
    private static final RoomId ONE = new RoomId(1, 1);
    private static final RoomId TWO = new RoomId(2, 2);
    private static final AeadKey KEY = AeadKey.generate();

    private final AtomicLong now = new AtomicLong();
    private final RoomKeys keys = new RoomKeys(new OneKey(), System::nanoTime);
    private final Opening opening = new Opening(keys);

    private static RingEvent event(RoomId room, long seq, RoomEvent event) {
        byte[] digest = Chain.digest(event);
        byte[] header = StoredEvent.associatedData(room, seq, seq, 1, 1, digest, event.of());
        byte[] body = KEY.seal(header, EventBodyCodec.encode(event));
        return new RingEvent(new StoredEvent(room, seq, seq, 1, 1, digest, event.of(), body), null);
    }

    private static EventMeta meta(long seq) {
        return new EventMeta(seq, UUID.randomUUID(), 1, new AuthorId(1, 1), new Blind(seq, 1));
    }

    private static RingEvent chat(RoomId room, long seq, int length) {
        return event(room, seq, new RoomEvent.MessagePosted(meta(seq), EventType.CHAT, null, "x".repeat(length), null));
    }

    private List<Long> seqs(Ring ring, RoomId room, long from, int limit, int bytes) {
        keys.fetch(ring.keysToScan(room)).join();
        List<RingEvent> read = ring.read(room, from, limit, bytes, opening);
        return read == null
                ? List.of()
                : read.stream().map(one -> one.stored().seq()).toList();
    }

    @Test
    void what_may_have_expired_is_not_kept() {
        Ring ring = new Ring(1 << 20, now::get);
        ring.append(chat(ONE, 1, 10));
        ring.append(chat(ONE, 2, 10));
        now.set(Duration.ofDays(2).toMillis());
        ring.expire();
        assertThat(seqs(ring, ONE, 1, 9, 1 << 20)).containsExactly(1L, 2L);
        now.set(Duration.ofDays(3).toMillis());
        ring.expire();
        assertThat(ring.reaches(ONE, 2)).isFalse();
        assertThat(ring.bytes()).isZero();
        ring.append(chat(ONE, 3, 10));
        assertThat(ring.reaches(ONE, 3)).isFalse();
    }

    @Test
    void the_room_that_was_silent_for_longest_goes_first() {
        Ring ring = new Ring(100_000, now::get);
        ring.append(chat(ONE, 1, 1_000));
        for (long seq = 1; ring.reaches(ONE, 1); seq++) {
            ring.append(chat(TWO, seq, 1_000));
            assertThat(ring.bytes()).isLessThanOrEqualTo(100_000);
        }
        assertThat(ring.reaches(TWO, 1)).isTrue();
    }

    @Test
    void a_single_room_loses_its_oldest() {
        Ring ring = new Ring(100_000, now::get);
        for (long seq = 1; seq <= 500; seq++) {
            ring.append(chat(ONE, seq, 1_000));
            assertThat(ring.bytes()).isLessThanOrEqualTo(100_000);
        }
        assertThat(ring.reaches(ONE, 1)).isFalse();
        List<Long> kept = seqs(ring, ONE, 480, 100, 1 << 20);
        assertThat(kept).startsWith(480L).endsWith(500L).hasSize(21);
    }

    @Test
    void a_hole_begins_the_ring_anew_and_a_repeat_changes_nothing() {
        Ring ring = new Ring(1 << 20, now::get);
        ring.append(chat(ONE, 5, 1));
        ring.append(chat(ONE, 6, 1));
        ring.append(chat(ONE, 5, 1));
        assertThat(seqs(ring, ONE, 5, 10, 1 << 20)).containsExactly(5L, 6L);
        ring.append(chat(ONE, 9, 1));
        assertThat(ring.reaches(ONE, 6)).isFalse();
        assertThat(seqs(ring, ONE, 9, 10, 1 << 20)).containsExactly(9L);
    }

    @Test
    void a_page_ends_at_its_events_or_bytes_and_has_one_at_least() {
        Ring ring = new Ring(1 << 20, now::get);
        for (long seq = 1; seq <= 10; seq++) {
            ring.append(chat(ONE, seq, 1_000));
        }
        assertThat(seqs(ring, ONE, 1, 3, 1 << 20)).containsExactly(1L, 2L, 3L);
        assertThat(seqs(ring, ONE, 4, 10, 10)).containsExactly(4L);
        assertThat(seqs(ring, ONE, 11, 10, 10)).isEmpty();
    }

    @Test
    void what_is_handed_out_has_no_body_once_its_delete_was_read() {
        Ring ring = new Ring(1 << 20, now::get);
        ring.append(chat(ONE, 1, 10));
        ring.append(event(ONE, 2, new RoomEvent.MessageEdited(meta(2), 1, "other")));
        ring.append(chat(ONE, 3, 10));
        ring.append(event(ONE, 4, new RoomEvent.MessageDeleted(meta(4), 1)));
        keys.fetch(ring.keysToScan(ONE)).join();
        List<RingEvent> read = ring.read(ONE, 1, 10, 1 << 20, opening);
        assertThat(read).isNotNull();
        assertThat(read.stream().map(one -> one.stored().hasBody())).containsExactly(false, false, true, true);
    }

    @Test
    void links_are_counted_on_from_one_that_is_known() {
        Ring ring = new Ring(1 << 20, now::get);
        byte[][] links = new byte[51][];
        byte[] link = Chain.start();
        for (long seq = 1; seq <= 50; seq++) {
            RingEvent event = chat(ONE, seq, 10);
            link = Chain.link(link, ONE, seq, event.stored().digest());
            links[(int) seq] = link;
            if (seq >= 10) {
                ring.append(event);
            }
        }
        assertThat(ring.linkAt(ONE, 20)).isNull();
        ring.checkpoint(ONE, 15, links[15]);
        assertThat(ring.linkAt(ONE, 14)).isNull();
        for (long seq : new long[] {20, 50, 16, 15, 30}) {
            assertThat(ring.linkAt(ONE, seq)).isEqualTo(links[(int) seq]);
        }
        ring.checkpoint(ONE, 9, links[9]);
        assertThat(ring.linkAt(ONE, 10)).isEqualTo(links[10]);
        assertThat(ring.linkAt(ONE, 51)).isNull();
    }

    private static final class OneKey implements KeyClient {
        @Override
        public CompletableFuture<Map<String, byte[]>> serverSecrets() {
            return CompletableFuture.completedFuture(Map.of());
        }

        @Override
        public CompletableFuture<Map<KeyId, byte[]>> roomKeys(Collection<KeyId> ids) {
            Map<KeyId, byte[]> found = new HashMap<>();
            ids.forEach(id -> found.put(id, KEY.exportForWrapping()));
            return CompletableFuture.completedFuture(found);
        }

        @Override
        public void close() {}
    }
}
