package hcchat.edge.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.wire.ClientFrame;
import hcchat.wire.FrameSchemas;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The frames of clients that are published are those that are read.
class PublishedFramesTest {
    // hack.chat's older name for `pass`, and what only hack.chat's clients say.
    private static final Set<String> HACK_CHATS = Set.of("password", "isBot", "mode");

    private final FrameReader reader = new FrameReader();

    static Stream<Arguments> examples() {
        FrameSchemas schemas = FrameSchemas.published();
        return schemas.messages("hear").stream()
                .flatMap(name -> schemas.message(name)
                        .get("examples")
                        .valueStream()
                        .map(example -> Arguments.of(schemas.message(name).get("payload"), example.get("payload"))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void what_is_published_is_understood(JsonNode schema, JsonNode frame) {
        assertThat(read(frame)).isNotInstanceOfAny(ClientFrame.Malformed.class, ClientFrame.Unknown.class);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void what_is_required_is_missed(JsonNode schema, JsonNode frame) {
        schema.get("required").valueStream().map(JsonNode::stringValue).forEach(name -> {
            ObjectNode less = (ObjectNode) frame.deepCopy();
            less.remove(name);
            ClientFrame read = read(less);
            if (name.equals("channel")) {
                // Only a join must name its room, which is looked at where rooms are.
                assertThat(read).isInstanceOf(ClientFrame.Join.class);
            } else if (!name.equals("cmd")) {
                assertThat(read).as("without " + name).isInstanceOf(ClientFrame.Malformed.class);
            } else {
                assertThat(read).isNull();
            }
        });
    }

    @Test
    void every_field_that_is_read_is_published() {
        Set<String> published = new HashSet<>(HACK_CHATS);
        FrameSchemas schemas = FrameSchemas.published();
        schemas.messages("hear").forEach(name -> collect(schemas.message(name).get("payload"), published));
        collect(schemas.schema("attachment"), published);

        assertThat(published).containsExactlyInAnyOrderElementsOf(FrameReader.KNOWN);
    }

    private static void collect(JsonNode schema, Set<String> names) {
        schema.path("properties").properties().forEach(property -> {
            names.add(property.getKey());
            collect(property.getValue(), names);
        });
    }

    private @Nullable ClientFrame read(JsonNode frame) {
        return reader.read(frame.toString().getBytes(StandardCharsets.UTF_8)).frame();
    }
}
