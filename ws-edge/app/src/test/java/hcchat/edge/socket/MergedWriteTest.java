package hcchat.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Await;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The merged write leans on what Jetty doesn't promise: every byte that leaves must be the one that was queued.
class MergedWriteTest {
    private static final SocketLimits LIMITS = new SocketLimits(64 << 10, 1 << 20, 64 << 20, 64 << 10);

    private final Guest guest = new Guest();
    private JettyHost host;
    private RawPeer peer;

    @BeforeEach
    void start() throws Exception {
        host = new JettyHost(guest, LIMITS, new Pulse(30, 30));
        peer = new RawPeer(host.port());
        Await.until("the guest is in", () -> guest.socket != null);
    }

    @AfterEach
    void stop() throws Exception {
        peer.close();
        host.close();
    }

    @Test
    void one_queued_buffer_of_many_frames_leaves_as_it_is() throws Exception {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int length : new int[] {1, 125, 126, 127, 200, 65_535, 65_536, 100_000, 3}) {
            frames.write(bytes(FrameBytes.of("x".repeat(length))));
        }
        guest.socket().send(ByteBuffer.wrap(frames.toByteArray()));
        assertThat(peer.bytes(frames.size())).isEqualTo(frames.toByteArray());
    }

    @Test
    void a_slice_of_shared_memory_leaves_as_it_is_and_is_not_moved() throws Exception {
        byte[] first = bytes(FrameBytes.of("first"));
        byte[] second = bytes(FrameBytes.of("y".repeat(300)));
        ByteBuffer shared = ByteBuffer.allocateDirect(first.length + second.length);
        shared.put(first).put(second).flip();
        ByteBuffer part = shared.slice(first.length, second.length);
        guest.socket().send(part);
        guest.socket().send(shared);
        assertThat(peer.bytes(second.length)).isEqualTo(second);
        assertThat(peer.bytes(first.length)).isEqualTo(first);
        assertThat(peer.bytes(second.length)).isEqualTo(second);
        assertThat(part.remaining()).isEqualTo(second.length);
    }

    @Test
    void what_gathered_behind_a_blocked_write_leaves_in_order_and_pings_do_not_land_inside() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random chance = new Random(seed);
        List<byte[]> sent = new ArrayList<>();
        // Far more than the kernel takes: the peer isn't reading yet.
        for (int i = 0, size = 0; size < 24 << 20; i++) {
            byte[] frames = bytes(FrameBytes.of(i + ":" + "z".repeat(chance.nextInt(40_000))));
            sent.add(frames);
            size += frames.length;
            assertThat(guest.socket().send(ByteBuffer.wrap(frames))).isTrue();
            if (i % 100 == 7) {
                int heard = guest.messages.size();
                peer.text("still here");
                Await.until("a sign of life", () -> guest.messages.size() > heard);
                guest.socket().ping();
            }
        }
        assertThat(guest.socket().queued()).isPositive();
        for (byte[] frame : sent) {
            byte[] head = nextData();
            byte[] rest = peer.bytes(frame.length - head.length);
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            got.write(head);
            got.write(rest);
            assertThat(got.toByteArray()).isEqualTo(frame);
        }
        Await.until("all is written", () -> guest.socket().queued() == 0 && guest.drained > 0);
    }

    /// The first two bytes of the next data frame; pings before it are skipped.
    private byte[] nextData() throws Exception {
        while (true) {
            byte[] head = peer.bytes(2);
            if (head[0] != (byte) 0x89) {
                return head;
            }
            assertThat(head[1]).isZero();
        }
    }

    @Test
    void a_goodbye_behind_a_blocked_write_leaves_after_every_byte_that_was_queued() throws Exception {
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0, size = 0; size < 24 << 20; i++) {
            byte[] frames = bytes(FrameBytes.of(i + ":" + "v".repeat(40_000)));
            sent.add(frames);
            size += frames.length;
            assertThat(guest.socket().send(ByteBuffer.wrap(frames))).isTrue();
        }
        guest.socket().ping();
        guest.socket().close(Socket.GOING_AWAY, "");
        for (byte[] frame : sent) {
            byte[] head = nextData();
            assertThat(head).isEqualTo(Arrays.copyOf(frame, 2));
            assertThat(peer.bytes(frame.length - 2)).isEqualTo(Arrays.copyOfRange(frame, 2, frame.length));
        }
        assertThat(nextData()).containsExactly(0x88, 2);
        assertThat(peer.bytes(2)).containsExactly(0x03, 0xE9);
        peer.close();
        Await.until("the session hears it", () -> guest.closed == 1);
    }

    @Test
    void a_peer_that_does_not_read_is_cut_off_at_its_bound() throws Exception {
        ByteBuffer piece = FrameBytes.of("w".repeat(1 << 20));
        Await.until("it is cut off", () -> !guest.socket().send(piece));
        Await.until("the session hears it", () -> guest.closed == 1);
        assertThat(guest.socket().send(piece)).isFalse();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
