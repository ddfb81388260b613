package hcchat.client.crypto;

import static hcchat.client.crypto.VectorMaker.HEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.wire.Code;
import hcchat.wire.FrameBytes;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// This client is held to the published vectors like any other.
class CryptoVectorsTest {
    private static final JsonNode ENVELOPES = file("envelopes.json");
    private static final JsonNode KEYS = file("keys.json");
    private static final RoomKeys KEYS_OF_ENVELOPES = derive();

    private final RoomCipher cipher = new RoomCipher(KEYS_OF_ENVELOPES, new SecureRandom());

    private static RoomKeys derive() {
        try (Passphrase passphrase =
                Passphrase.of(ENVELOPES.get("passphrase").stringValue().toCharArray())) {
            return RoomKeys.derive(passphrase, salt(KEYS.get("good").get(0)));
        }
    }

    @AfterAll
    static void wipe() {
        KEYS_OF_ENVELOPES.close();
    }

    static Stream<JsonNode> goodKeys() {
        return KEYS.get("good").valueStream();
    }

    static Stream<JsonNode> badPassphrases() {
        return KEYS.get("bad").valueStream();
    }

    static Stream<JsonNode> good() {
        return ENVELOPES.get("good").valueStream();
    }

    static Stream<JsonNode> bad() {
        return ENVELOPES.get("bad").valueStream();
    }

    private static JsonNode file(String name) {
        try (InputStream file = Code.class.getResourceAsStream("vectors/crypto/" + name)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file, name));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static byte[] salt(JsonNode vector) {
        return FrameBytes.parse(vector.get("salt").stringValue());
    }

    private Opened open(JsonNode vector, long seq) {
        return cipher.open(
                PlaceVector.read(vector.get("place")),
                seq,
                vector.get("envelope").stringValue());
    }

    @ParameterizedTest
    @MethodSource("goodKeys")
    void a_passphrase_and_a_salt_give_the_keys_and_the_proof(JsonNode vector) {
        char[] typed = vector.get("passphrase").stringValue().toCharArray();
        try (Passphrase passphrase = Passphrase.of(typed);
                RoomKeys derived = RoomKeys.derive(passphrase, salt(vector))) {
            assertThat(HEX.formatHex(passphrase.bytes()))
                    .isEqualTo(vector.get("utf8").stringValue());
            for (Purpose purpose : Purpose.values()) {
                assertThat(HEX.formatHex(derived.key(purpose).getEncoded()))
                        .isEqualTo(vector.get(purpose.name().toLowerCase(Locale.ROOT))
                                .stringValue());
            }
            assertThat(derived.doorProof()).isEqualTo(vector.get("proof").stringValue());
        }
    }

    @ParameterizedTest
    @MethodSource("badPassphrases")
    void what_is_no_text_is_no_passphrase(JsonNode vector) {
        StringBuilder typed = new StringBuilder();
        vector.get("utf16").valueStream().forEach(unit -> typed.append((char) unit.intValue()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passphrase.of(typed.toString().toCharArray()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_envelope_is_opened(JsonNode vector) {
        assertThat(open(vector, vector.get("seq").longValue()))
                .isEqualTo(new Opened.Text(vector.get("text").stringValue()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_text_is_bound_to_its_place(JsonNode vector) {
        if (vector.has("associated")) {
            assertThat(HEX.formatHex(PlaceVector.read(vector.get("place")).associatedData()))
                    .isEqualTo(vector.get("associated").stringValue());
        }
    }

    @ParameterizedTest
    @MethodSource("good")
    void what_is_sealed_is_opened_by_another_member(JsonNode vector) {
        Place place = PlaceVector.read(vector.get("place"));
        String text = vector.get("text").stringValue();

        assertThat(new RoomCipher(KEYS_OF_ENVELOPES, new SecureRandom()).seal(place, text))
                .isInstanceOfSatisfying(
                        Sealing.Sealed.class,
                        done -> assertThat(cipher.open(place, 7, done.envelope()))
                                .isEqualTo(new Opened.Text(text)));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_envelope_is_refused_for_the_stated_reason(JsonNode vector) {
        if (vector.has("first")) {
            assertThat(open(vector, vector.get("first").longValue())).isInstanceOf(Opened.Text.class);
        }

        assertThat(open(vector, vector.get("seq").longValue()))
                .isInstanceOfSatisfying(
                        Opened.Refused.class,
                        refused -> assertThat(refused.why().word())
                                .isEqualTo(vector.get("reason").stringValue()));
    }

    @Test
    void every_reason_has_a_vector() {
        assertThat(bad().map(vector -> vector.get("reason").stringValue()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Refusal.values()).map(Refusal::word).toList());
    }
}
