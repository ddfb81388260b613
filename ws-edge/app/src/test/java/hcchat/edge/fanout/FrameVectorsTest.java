package hcchat.edge.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.EventJson;
import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.RandomRoom;
import hcchat.room.RoomEvent;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomId;
import hcchat.room.Seeded;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import hcchat.wire.Code;
import hcchat.wire.FrameBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The edge's frames are those that clients in every language are held to.
class FrameVectorsTest {
    private static final byte[] LOBBY = FrameBuffer.constant("channel", "lobby");
    private static final RoomId ROOM = new RoomId(1, 2);

    static Stream<JsonNode> storedFrames() throws IOException {
        try (InputStream vectors = Code.class.getResourceAsStream("vectors/frames.json")) {
            return JsonMapper.shared()
                    .readTree(Objects.requireNonNull(vectors))
                    .get("stored")
                    .valueStream();
        }
    }

    @ParameterizedTest
    @MethodSource("storedFrames")
    void a_stored_event_is_told_as_the_vector_says(JsonNode vector) {
        JsonNode frame = vector.get("frame");
        RoomEvent event = EventJson.event(vector.get("event"));
        byte[] digest = FrameBytes.parse(vector.get("digest").stringValue());

        JsonNode told = told(event, digest, who(frame), frame.has("replay"));

        assertThat(told).isEqualTo(frame);
    }

    @Test
    void any_text_comes_out_of_the_frame_as_it_went_in() {
        RandomRoom any = new RandomRoom(Seeded.random(FrameVectorsTest.class));
        for (int i = 0; i < 500; i++) {
            String text = any.text();

            assertThat(told(text).get("text").stringValue()).isEqualTo(text);
        }
    }

    @Test
    void a_text_of_any_length_fits_its_frame() {
        for (int length : new int[] {0, 1, 4_095, 4_096, 4_097, 8_192, 60_000}) {
            for (String unit : new String[] {"a", "\n", "\u20AC", "\uD83D\uDE00", "\u0001"}) {
                String text = "x" + unit.repeat(length);

                assertThat(told(text).get("text").stringValue()).isEqualTo(text);
            }
        }
    }

    @Test
    void numbers_and_ids_are_exact_at_their_ends() {
        for (long n : new long[] {1, 9, 10, 99, 100, (1L << 53) - 1, Long.MAX_VALUE}) {
            EventMeta meta = new EventMeta(n, new UUID(n, ~n), n, new AuthorId(n, ~n), new Blind(~n, n));
            JsonNode frame = told(new RoomEvent.MessageDeleted(meta, n), new byte[32], Who.DELETED, false);

            assertThat(frame.get("seq").longValue()).isEqualTo(n);
            assertThat(frame.get("of").longValue()).isEqualTo(n);
            assertThat(frame.get("time").longValue()).isEqualTo(n);
            assertThat(frame.get("author").stringValue())
                    .isEqualTo(meta.author().toString());
            assertThat(frame.get("blind").stringValue()).isEqualTo(meta.blind().text());
        }
    }

    private static JsonNode told(String text) {
        EventMeta meta = new EventMeta(1, new UUID(1, 2), 3, new AuthorId(4, 5), new Blind(6, 7));
        return told(new MessagePosted(meta, EventType.CHAT, null, text, null), new byte[32], Who.DELETED, false);
    }

    private static JsonNode told(RoomEvent event, byte[] digest, Who who, boolean replay) {
        StoredEvent stored = new StoredEvent(ROOM, event.meta().seq(), 1, 1, 1, digest, event.of(), new byte[1]);
        ByteBuffer bytes = FrameBuffer.frames(out -> HcFrames.stored(out, LOBBY, new Told(stored, event, who), replay));
        return JsonMapper.shared().readTree(payload(bytes));
    }

    /// The text of the one WebSocket frame that the bytes are.
    private static String payload(ByteBuffer frame) {
        assertThat(frame.get()).isEqualTo((byte) 0x81);
        int length = frame.get();
        long extended = switch (length) {
            case 126 -> frame.getShort() & 0xFFFF;
            case 127 -> frame.getLong();
            default -> length;
        };
        assertThat(frame.remaining()).isEqualTo((int) extended);
        return StandardCharsets.UTF_8.decode(frame).toString();
    }

    private static Who who(JsonNode frame) {
        return new Who(
                frame.get("nick").stringValue(),
                1,
                frame.path("trip").stringValue(""),
                optional(frame, "color"),
                null,
                100,
                "user",
                optional(frame, "customId"));
    }

    private static @Nullable String optional(JsonNode frame, String field) {
        return frame.has(field) ? frame.get(field).stringValue() : null;
    }
}
