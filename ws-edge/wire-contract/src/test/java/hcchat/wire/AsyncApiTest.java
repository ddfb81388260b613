package hcchat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.GoldenLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The published description of the frames says what the golden files say.
class AsyncApiTest {
    private static final FrameSchemas SCHEMAS = FrameSchemas.published();
    private static final Set<String> LISTS = Set.of("nicks", "users", "channels", "list");
    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<JsonNode> golden() throws IOException {
        Stream<JsonNode> told = Stream.of("answers", "room", "aside", "replay")
                .flatMap(file -> GoldenLines.read(Code.class, "vectors/told/" + file + ".txt").values().stream())
                .map(JSON::readTree);
        try (InputStream stored = Code.class.getResourceAsStream("vectors/frames.json")) {
            return Stream.concat(
                    told,
                    JSON.readTree(Objects.requireNonNull(stored))
                            .get("stored")
                            .valueStream()
                            .map(one -> one.get("frame")));
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void each_frame_is_described_once(JsonNode frame) {
        SCHEMAS.mustDescribe(frame);
        assertThat(SCHEMAS.fitting(frame)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void a_frame_with_a_field_that_is_not_described_is_not_described(JsonNode frame) {
        ObjectNode more = ((ObjectNode) frame.deepCopy()).put("surprise", 1);

        assertThat(SCHEMAS.fitting(more)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void a_frame_with_a_field_of_another_type_is_not_described(JsonNode frame) {
        frame.propertyNames().forEach(name -> {
            ObjectNode odd = ((ObjectNode) frame.deepCopy());
            odd.putArray(name);
            if (!LISTS.contains(name)) {
                assertThat(SCHEMAS.fitting(odd)).as(name).isEmpty();
            }
        });
    }

    @Test
    void everything_that_is_described_is_told() throws IOException {
        Set<String> told = new HashSet<>();
        golden().map(SCHEMAS::fitting).forEach(told::addAll);

        assertThat(told).containsExactlyInAnyOrderElementsOf(SCHEMAS.messages("tell"));
    }

    @Test
    void every_message_belongs_to_one_side() {
        assertThat(Stream.of("hear", "tell").flatMap(side -> SCHEMAS.messages(side).stream()))
                .containsExactlyInAnyOrderElementsOf(
                        SCHEMAS.document().get("components").get("messages").propertyNames());
    }

    @Test
    void every_code_is_described() {
        assertThat(SCHEMAS.document()
                        .get("components")
                        .get("schemas")
                        .get("code")
                        .get("enum")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactly(Stream.of(Code.values()).map(Code::word).toArray(String[]::new));
    }
}
