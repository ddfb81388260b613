package hcchat.wire.chain;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.EventJson;
import hcchat.room.EventType;
import hcchat.room.RoomEvent;
import hcchat.room.RoomId;
import hcchat.wire.FrameBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The vectors were computed from the specification by another program in another language.
class ChainVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    static List<EventType> everyStoredType() {
        return Arrays.stream(EventType.values())
                .filter(type -> type.code() < 16)
                .toList();
    }

    static Stream<JsonNode> everyEvent() {
        return everyStoredType().stream()
                .map(ChainVectorsTest::file)
                .flatMap(file -> file.get("cases").valueStream());
    }

    static Stream<JsonNode> goodHeads() {
        return Vectors.read("heads.json").get("good").valueStream();
    }

    static Stream<JsonNode> badHeads() {
        return Vectors.read("heads.json").get("bad").valueStream();
    }

    @ParameterizedTest
    @MethodSource("everyStoredType")
    void every_stored_type_has_its_vectors(EventType type) {
        assertThat(file(type).get("cases"))
                .isNotEmpty()
                .allSatisfy(vector ->
                        assertThat(vector.at("/event/type").stringValue()).isEqualTo(type.word()));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void canonical_bytes_and_digest_are_those_of_the_vector(JsonNode vector) {
        RoomEvent event = EventJson.event(vector.get("event"));

        assertThat(HEX.formatHex(CanonicalBytes.of(event)))
                .isEqualTo(vector.get("canonical").stringValue());
        assertThat(HEX.formatHex(Chain.digest(event)))
                .isEqualTo(vector.get("digest").stringValue());
        assertThat(Chain.digest(event.meta().blind(), CanonicalBytes.of(event))).isEqualTo(Chain.digest(event));
    }

    @Test
    void the_links_of_a_room_follow_from_its_events_alone() {
        JsonNode chain = Vectors.read("chain.json");
        byte[] link = Chain.start();
        assertThat(FrameBytes.text(link)).isEqualTo(chain.get("start").stringValue());

        for (JsonNode row : chain.get("events")) {
            RoomEvent event = EventJson.event(row.get("event"));
            link = Chain.link(link, room(chain), event.meta().seq(), Chain.digest(event));

            assertThat(FrameBytes.text(link)).isEqualTo(row.get("link").stringValue());
        }
    }

    @Test
    void the_links_of_a_room_follow_from_digests_where_bodies_are_gone() {
        JsonNode chain = Vectors.read("chain.json");
        byte[] link = Chain.start();
        long seq = 0;
        for (JsonNode row : chain.get("events")) {
            byte[] digest = FrameBytes.parse(row.get("digest").stringValue());
            link = Chain.link(link, room(chain), ++seq, digest);

            assertThat(FrameBytes.text(link)).isEqualTo(row.get("link").stringValue());
        }
    }

    @ParameterizedTest
    @MethodSource("goodHeads")
    void a_head_that_the_server_signed_is_verified(JsonNode vector) {
        Head head = head(vector);

        assertThat(HEX.formatHex(head.signedBytes()))
                .isEqualTo(vector.get("signed").stringValue());
        assertThat(head.isSignedBy(key(), sig(vector))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("badHeads")
    void a_head_that_the_server_did_not_sign_is_refused(JsonNode vector) {
        assertThat(head(vector).isSignedBy(key(), sig(vector))).isFalse();
    }

    @Test
    void a_head_is_refused_under_what_is_no_key_at_all() {
        JsonNode vector = goodHeads().findFirst().orElseThrow();

        assertThat(head(vector).isSignedBy(new byte[0], sig(vector))).isFalse();
        assertThat(head(vector).isSignedBy(new byte[32], sig(vector))).isFalse();
        byte[] noPoint = new byte[32];
        Arrays.fill(noPoint, (byte) 0xFF);
        assertThat(head(vector).isSignedBy(noPoint, sig(vector))).isFalse();
    }

    private static JsonNode file(EventType type) {
        return Vectors.read("events/" + type.word() + ".json");
    }

    private static Head head(JsonNode vector) {
        return new Head(
                room(vector),
                vector.get("epoch").intValue(),
                vector.get("seq").longValue(),
                FrameBytes.parse(vector.get("link").stringValue()));
    }

    private static RoomId room(JsonNode json) {
        return Objects.requireNonNull(RoomId.parse(json.get("room").stringValue()));
    }

    private static byte[] key() {
        return FrameBytes.parse(Vectors.read("heads.json").get("key").stringValue());
    }

    private static byte[] sig(JsonNode vector) {
        return FrameBytes.parse(vector.get("sig").stringValue());
    }
}
