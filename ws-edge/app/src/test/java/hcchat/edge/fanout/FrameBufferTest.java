package hcchat.edge.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.socket.FrameBytes;
import hcchat.room.AuthorId;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrameBufferTest {
    private static final byte[] A = FrameBuffer.name("a");
    private static final byte[] B = FrameBuffer.name("b");

    private static byte[] bytes(ByteBuffer frames) {
        byte[] bytes = new byte[frames.remaining()];
        frames.get(bytes);
        return bytes;
    }

    private static byte[] frame(String text) {
        return bytes(FrameBytes.of(text));
    }

    @Test
    void a_frame_of_any_length_has_the_shortest_header() {
        for (int length : new int[] {0, 1, 100, 117, 118, 119, 120, 65_525, 65_526, 65_527, 65_528, 70_000}) {
            String text = "x".repeat(length);
            ByteBuffer written = FrameBuffer.frames(out -> {
                out.begin().with(B, 1).end();
                out.begin().with(A, text).end();
                out.begin().with(B, 2).end();
            });
            ByteBuffer expected = ByteBuffer.allocate(length + 100);
            expected.put(frame("{\"b\":1}"));
            expected.put(frame("{\"a\":\"" + text + "\"}"));
            expected.put(frame("{\"b\":2}")).flip();
            assertThat(bytes(written)).as("length %s", length).isEqualTo(bytes(expected));
        }
    }

    @Test
    void every_text_is_read_back_as_it_was() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random chance = new Random(seed);
        JsonMapper json = new JsonMapper();
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = chance.nextInt(300); c > 0; c--) {
                int bound = new int[] {0x80, 0x800, 0xD800, 0x110000}[chance.nextInt(4)];
                int code = chance.nextInt(bound);
                text.appendCodePoint(code >= 0xD800 && code < 0xE000 ? 'x' : code);
            }
            byte[] frame = bytes(FrameBuffer.frames(
                    out -> out.begin().with(A, text.toString()).end()));
            int header = frame[1] == 126 ? 4 : 2;
            JsonNode read = json.readTree(frame, header, frame.length - header);
            assertThat(read.path("a").stringValue()).isEqualTo(text.toString());
        }
    }

    @Test
    void numbers_ids_and_lists_are_written_plainly() {
        AuthorId author = new AuthorId(0x0123456789abcdefL, 0xfedcba9876543210L);
        byte[] frame = bytes(FrameBuffer.frames(out -> out.begin()
                .with(A, Long.MAX_VALUE)
                .with(A, 0)
                .with(A, -5)
                .with(A, true)
                .with(A, author.hi(), author.lo())
                .with(B)
                .openList()
                .element()
                .value("x")
                .element()
                .open()
                .with(A, 1)
                .shut()
                .shutList()
                .with(A, 2)
                .end()));
        assertThat(frame)
                .isEqualTo(frame("{\"a\":9223372036854775807,\"a\":0,\"a\":-5,\"a\":true,\"a\":\"" + author
                        + "\",\"b\":[\"x\",{\"a\":1}],\"a\":2}"));
    }

    @Test
    void half_a_surrogate_pair_becomes_the_replacement_character() {
        assertThat(bytes(FrameBuffer.frames(
                        out -> out.begin().with(A, "x\uD800y\uDC00").end())))
                .isEqualTo(frame("{\"a\":\"x\uFFFDy\uFFFD\"}"));
    }
}
