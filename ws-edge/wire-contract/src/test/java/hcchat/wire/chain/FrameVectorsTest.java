package hcchat.wire.chain;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.EventJson;
import hcchat.wire.FrameBytes;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Edge and clients are held to these frames in their own tests; here the vectors themselves are.
class FrameVectorsTest {
    static Stream<JsonNode> everyFrame() {
        return Vectors.read("frames.json").get("stored").valueStream();
    }

    @ParameterizedTest
    @MethodSource("everyFrame")
    void a_frame_carries_everything_that_its_digest_covers(JsonNode vector) {
        JsonNode frame = vector.get("frame");
        vector.get("event").properties().stream()
                .filter(field -> !field.getKey().equals("type"))
                .forEach(field -> assertThat(frame.get(field.getKey())).isEqualTo(field.getValue()));

        assertThat(FrameBytes.text(Chain.digest(EventJson.event(vector.get("event")))))
                .isEqualTo(vector.get("digest").stringValue());
    }

    @ParameterizedTest
    @MethodSource("everyFrame")
    void the_type_of_an_event_can_be_told_from_its_frame(JsonNode vector) {
        JsonNode frame = vector.get("frame");
        String type = frame.path("type").stringValue(frame.get("cmd").stringValue());

        assertThat(type).isEqualTo(vector.at("/event/type").stringValue());
    }

    @Test
    void every_stored_type_has_a_frame() {
        Set<String> types = everyFrame()
                .map(vector -> vector.at("/event/type").stringValue())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ChainVectorsTest.everyStoredType())
                .allSatisfy(type -> assertThat(types).contains(type.word()));
    }
}
