package hcchat.wire.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.EventMeta;
import hcchat.room.EventType;
import hcchat.room.RandomRoom;
import hcchat.room.RoomEvent;
import hcchat.room.Seeded;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CanonicalBytesTest {
    private static final EventMeta META = new EventMeta(9, new UUID(1, 2), 3, new AuthorId(4, 5), new Blind(6, 7));

    static Stream<String> loneSurrogates() {
        return Vectors.read("text.json")
                .get("lone surrogates")
                .valueStream()
                .map(vector -> Vectors.utf16(vector.get("utf16")));
    }

    static Stream<JsonNode> wellFormed() {
        return Vectors.read("text.json").get("well-formed").valueStream();
    }

    @ParameterizedTest
    @MethodSource("loneSurrogates")
    void half_a_surrogate_pair_never_gets_canonical_bytes(String text) {
        for (RoomEvent event : List.of(
                chat(text),
                new RoomEvent.MessageEdited(META, 1, text),
                new RoomEvent.ReactionSet(META, 1, text),
                attachment(text, "a/b", "s", "h"),
                attachment("k", text, "s", "h"),
                attachment("k", "a/b", text, "h"),
                attachment("k", "a/b", "s", text))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CanonicalBytes.of(event))
                    .withMessageContaining("surrogate");
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void text_is_its_utf8_and_nothing_else(JsonNode vector) {
        String text = Vectors.utf16(vector.get("utf16"));

        assertThat(fields(chat(text)).get(8))
                .asHexString()
                .isEqualToIgnoringCase(vector.get("utf8").stringValue());
    }

    @Test
    void absent_fields_are_left_out_and_empty_ones_are_not() {
        assertThat(fields(chat("")).keySet()).containsExactly(1, 2, 3, 4, 5, 8);
        assertThat(fields(new RoomEvent.MessageDeleted(META, 1)).keySet()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(fields(new RoomEvent.ReactionSet(META, 1, "")).keySet()).containsExactly(1, 2, 3, 4, 5, 6, 8);
        assertThat(fields(new RoomEvent.ReactionSet(META, 1, "")).get(8)).isEmpty();
        assertThat(fields(attachment("k", "a/b", "s", "h")).keySet()).containsExactly(1, 2, 3, 4, 5, 9);
    }

    @Test
    void the_blind_is_in_the_digest_and_not_in_the_canonical_bytes() {
        EventMeta other = new EventMeta(9, META.id(), 3, META.author(), new Blind(8, 8));
        RoomEvent event = new RoomEvent.MessageDeleted(META, 1);
        RoomEvent blinded = new RoomEvent.MessageDeleted(other, 1);

        assertThat(CanonicalBytes.of(blinded)).isEqualTo(CanonicalBytes.of(event));
        assertThat(Chain.digest(blinded)).isNotEqualTo(Chain.digest(event));
    }

    @Test
    void different_events_never_share_canonical_bytes() {
        RandomRoom any = new RandomRoom(Seeded.random(CanonicalBytesTest.class));
        Map<ByteBuffer, RoomEvent> seen = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            RoomEvent event = any.event();
            RoomEvent same = seen.put(ByteBuffer.wrap(CanonicalBytes.of(event)), event);
            assertThat(same == null || same.equals(event)).isTrue();
        }
    }

    @Test
    void a_field_can_not_be_moved_into_its_neighbour() {
        Set<ByteBuffer> seen = new HashSet<>();
        for (RoomEvent event : List.of(
                attachment("ab", "c", "d", "e"),
                attachment("a", "bc", "d", "e"),
                attachment("ab", "c", "de", ""),
                attachment("ab", "c", "", "de"))) {
            assertThat(seen.add(ByteBuffer.wrap(CanonicalBytes.of(event)))).isTrue();
        }
    }

    @Test
    void a_text_of_any_length_fits() {
        for (int length = 0; length < 1_000; length++) {
            String text = "\u20AC".repeat(length);

            assertThat(fields(chat(text)).get(8)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Reads canonical bytes the slow way, and checks that tags rise.
    private static Map<Integer, byte[]> fields(RoomEvent event) {
        ByteBuffer in = ByteBuffer.wrap(CanonicalBytes.of(event));
        byte[] label = new byte["hcchat event v1".length()];
        in.get(label);
        assertThat(new String(label, StandardCharsets.US_ASCII)).isEqualTo("hcchat event v1");
        TreeMap<Integer, byte[]> fields = new TreeMap<>();
        while (in.hasRemaining()) {
            int tag = in.get();
            assertThat(fields.isEmpty() || tag > fields.lastKey()).isTrue();
            byte[] value = new byte[in.getInt()];
            in.get(value);
            fields.put(tag, value);
        }
        return fields;
    }

    private static RoomEvent chat(String text) {
        return new RoomEvent.MessagePosted(META, EventType.CHAT, null, text, null);
    }

    private static RoomEvent attachment(String key, String mime, String scheme, String header) {
        Attachment file = new Attachment(key, mime, 1, new Attachment.Encryption(scheme, header, 0), null);
        return new RoomEvent.MessagePosted(META, EventType.ATTACHMENT, null, null, file);
    }
}
