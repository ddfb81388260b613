package hcchat.edge.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.edge.inbound.Incoming.Kind;
import hcchat.room.Seeded;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.HackChatWarning;
import hcchat.wire.WellFormed;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Whatever bytes come, the parser says what they are, within bounds, and a session answers in words that are
/// published. `-Dhcchat.seed=N` repeats a run; the long one takes `-Dhcchat.fuzz.minutes`, 60 by default.
@Timeout(300)
class FrameFuzzTest {
    private static final int PARSED = 40_000;
    private static final int SAID = 4_000;
    private static final int WRITTEN = 20_000;
    // What a parser may take for a frame beyond a multiple of its bytes: buffers of Jackson's, a map, strings.
    private static final long BYTES = 256 * 1024;
    private static final long BYTES_A_BYTE = 64;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Random chance = Seeded.random(FrameFuzzTest.class);
    private final Mutator mutator = new Mutator(chance);
    private final FrameReader reader = new FrameReader();

    @Test
    void any_bytes_are_read_for_what_they_are_within_bounds() {
        for (int i = 0; i < PARSED; i++) {
            read(mutator.next());
        }
    }

    @Test
    void whatever_is_said_is_answered_in_published_words_and_the_session_goes_on() {
        converse(SAID);
    }

    @Test
    void a_text_that_is_written_is_read_again_as_it_was() {
        for (int i = 0; i < WRITTEN; i++) {
            StringBuilder text = new StringBuilder();
            chance.ints(chance.nextInt(40), 0, 0x11_0000).forEach(text::appendCodePoint);
            String whole = WellFormed.repaired(text.toString());
            FrameBuffer out = new FrameBuffer();
            out.begin();
            out.with(FrameBuffer.name("cmd"), "chat").with(FrameBuffer.name("text"), whole);
            out.end();
            Incoming incoming = reader.read(payload(out));
            assertThat(incoming.frame())
                    .isInstanceOfSatisfying(
                            ClientFrame.Chat.class,
                            chat -> assertThat(chat.text()).isEqualTo(whole));
        }
    }

    @Test
    @Tag("long")
    @Timeout(2 * 60 * 60)
    void an_hour_of_all_that_finds_nothing() {
        long end = System.nanoTime()
                + Duration.ofMinutes(Long.getLong("hcchat.fuzz.minutes", 60)).toNanos();
        while (System.nanoTime() - end < 0) {
            any_bytes_are_read_for_what_they_are_within_bounds();
            converse(SAID);
        }
    }

    private void read(byte[] frame) {
        Incoming incoming = reader.read(frame);
        assertThat(incoming.frame() != null).as(() -> shown(frame)).isEqualTo(incoming.kind() == Kind.FRAME);
        // Measured when it is read again: the first time may load a class.
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Incoming again = reader.read(frame);
        long took = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(took).as(() -> "bytes for " + shown(frame)).isLessThan(BYTES + BYTES_A_BYTE * frame.length);
        assertThat(again).as(() -> shown(frame)).isEqualTo(incoming);
    }

    /// One in each dialect says so many, and is there afterwards; who is cut off comes again.
    private void converse(int frames) {
        try (TestServer server = new TestServer(chance.nextLong());
                TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN)) {
            Peer hana = Peer.hcchat(edge.acceptor()).joined("room", "hana");
            Peer alice = Peer.hackChat(edge.acceptor()).joined("room", "alice");
            for (int i = 0; i < frames; i++) {
                String frame = new String(mutator.next(), StandardCharsets.UTF_8);
                hana.saysExactly(frame);
                alice.saysExactly(frame);
                if (alice.socket().isClosed()) {
                    mustBePublished(alice);
                    alice = Peer.hackChat(edge.acceptor()).joined("room", "alice" + i);
                }
                // It may have spoken HCChat by accident, or left.
                if (i % 500 == 499) {
                    mustBePublished(alice);
                    alice.socket().cut();
                }
            }
            mustBePublished(hana);
            assertThat(hana.socket().isClosed()).isFalse();
            hana.says("{'cmd':'head','channel':'nowhere','id':'still here'}");
            hana.hears("warn", frame -> Peer.text(frame, "ref").equals("still here"));
        }
    }

    /// HCChat's frames are held to their published form by [Peer] itself; here its codes and hack.chat's numbers.
    private static void mustBePublished(Peer peer) {
        var codes = Arrays.stream(Code.values()).map(Code::word).collect(Collectors.toSet());
        var numbers =
                Arrays.stream(HackChatWarning.values()).map(HackChatWarning::id).collect(Collectors.toSet());
        for (JsonNode warn : peer.heard("warn")) {
            assertThat(codes.contains(Peer.text(warn, "code"))
                            || numbers.contains(warn.path("id").intValue(-1)))
                    .as(warn::toString)
                    .isTrue();
        }
    }

    private static byte[] payload(FrameBuffer out) {
        byte[] frame = new byte[out.length()];
        out.copy().get(frame);
        int header = frame[1] < 126 ? 2 : 4;
        return Arrays.copyOfRange(frame, header, frame.length);
    }

    private static String shown(byte[] frame) {
        return new String(frame, StandardCharsets.ISO_8859_1);
    }
}
