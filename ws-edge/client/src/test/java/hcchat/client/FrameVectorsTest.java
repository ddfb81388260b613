package hcchat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.room.RoomEvent;
import hcchat.wire.Code;
import hcchat.wire.FrameBytes;
import hcchat.wire.chain.Chain;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// This client is held to the published vectors like any other.
class FrameVectorsTest {
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
    void the_digest_of_an_event_follows_from_its_frame_alone(JsonNode vector) {
        ServerFrame frame = FrameReader.read(vector.get("frame").toString()).frame();

        assertThat(frame).isInstanceOfSatisfying(ServerFrame.Stored.class, stored -> {
            RoomEvent event = Objects.requireNonNull(stored.event());
            assertThat(event.type().word()).isEqualTo(vector.at("/event/type").stringValue());
            assertThat(FrameBytes.text(Chain.digest(event)))
                    .isEqualTo(vector.get("digest").stringValue());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"cmd\":\"chat\",\"seq\":1,\"blind\":\"\"}",
                "{\"cmd\":\"ack\",\"id\":\"x\"}",
                "{\"cmd\":\"gone\"}",
                "{\"cmd\":\"synced\",\"epoch\":1}"
            })
    void what_is_no_frame_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FrameReader.read(text));
    }
}
