package hcchat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every type that this version stores has a golden file: `golden/events/<word>.json`.
class StoredFormTest {
    private static final HexFormat HEX = HexFormat.of();

    static List<EventType> everyStoredType() {
        return Arrays.stream(EventType.values())
                .filter(type -> type.code() < EventType.CALL_STARTED.code())
                .toList();
    }

    static Stream<JsonNode> everyCase() {
        return everyStoredType().stream()
                .flatMap(type -> Golden.read("events/" + type.word() + ".json")
                        .get("cases")
                        .valueStream());
    }

    @ParameterizedTest
    @MethodSource("everyStoredType")
    void the_names_of_a_type_are_those_of_its_golden_file(EventType type) {
        JsonNode golden = Golden.read("events/" + type.word() + ".json");

        assertThat(type.code()).isEqualTo(golden.get("code").intValue());
        assertThat(type.storedName()).isEqualTo(Golden.text(golden, "storedName"));
        assertThat(golden.get("cases")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void a_body_is_written_as_it_always_was(JsonNode golden) {
        assertThat(HEX.formatHex(EventBodyCodec.encode(EventJson.event(golden.get("event")))))
                .isEqualTo(Golden.text(golden, "body"));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void a_body_of_any_time_can_be_read(JsonNode golden) {
        RoomEvent event = EventJson.event(golden.get("event"));

        assertThat(EventBodyCodec.decode(event.meta().seq(), event.of(), HEX.parseHex(Golden.text(golden, "body"))))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void what_is_marked_of_a_command_is_what_always_was(JsonNode golden) {
        RoomCommand command = EventJson.command(EventJson.event(golden.get("event")));

        assertThat(HEX.formatHex(CommandContent.bytes(command))).isEqualTo(Golden.text(golden, "content"));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void a_stored_event_is_written_and_read_as_it_always_was(JsonNode golden) {
        StoredEvent event = stored(golden);
        String bytes = Golden.text(golden.get("stored"), "bytes");

        assertThat(HEX.formatHex(event.encode())).isEqualTo(bytes);
        assertThat(StoredEvent.decode(ByteBuffer.wrap(HEX.parseHex(bytes)))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void a_stored_event_whose_body_went_keeps_its_header(JsonNode golden) {
        StoredEvent event = stored(golden).withoutBody();
        String bytes = Golden.text(golden.get("stored"), "bytesWithoutBody");

        assertThat(HEX.formatHex(event.encode())).isEqualTo(bytes);
        assertThat(StoredEvent.decode(ByteBuffer.wrap(HEX.parseHex(bytes)))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void the_header_that_a_seal_authenticates_is_the_one_with_its_body(JsonNode golden) {
        String bytes = Golden.text(golden.get("stored"), "bytes");

        assertThat(HEX.formatHex(stored(golden).withoutBody().associatedData()))
                .isEqualTo(bytes.substring(0, 2 * StoredEvent.HEADER_BYTES));
    }

    private static StoredEvent stored(JsonNode golden) {
        JsonNode stored = golden.get("stored");
        JsonNode event = golden.get("event");
        RoomId room = RoomId.parse(Golden.text(stored, "room"));
        assertThat(room).isNotNull();
        return new StoredEvent(
                room,
                event.get("seq").longValue(),
                stored.get("position").longValue(),
                stored.get("kid").intValue(),
                stored.get("day").intValue(),
                HEX.parseHex(Golden.text(stored, "digest")),
                event.path("of").asLong(0),
                HEX.parseHex(Golden.text(stored, "sealed")));
    }
}
