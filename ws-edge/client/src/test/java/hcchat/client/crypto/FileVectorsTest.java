package hcchat.client.crypto;

import static hcchat.client.crypto.VectorMaker.HEX;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.RoomId;
import hcchat.wire.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// This client's files are those of the published vectors, and the spoiled ones are refused for the stated reason.
class FileVectorsTest {
    private static final JsonNode FILES = files();

    private static JsonNode files() {
        try (InputStream file = Code.class.getResourceAsStream("vectors/crypto/files.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Stream<JsonNode> good() {
        return FILES.get("good").valueStream();
    }

    /// Those that our own clients would write.
    static Stream<JsonNode> ours() {
        return good().filter(vector -> !vector.has("tags"));
    }

    static Stream<JsonNode> bad() {
        return FILES.get("bad").valueStream();
    }

    private static FileCipher cipher(String key, String room, byte[] header) {
        RandomGenerator chance = header.length == 0 ? new SecureRandom() : new Fixed(header);
        return new FileCipher(new SecretBytes(HEX.parseHex(key)), Objects.requireNonNull(RoomId.parse(room)), chance);
    }

    private static byte[] plain(JsonNode vector) {
        JsonNode plain = vector.get("plain");
        return FileVectors.plain(
                plain.get("bytes").intValue(), plain.get("seed").intValue());
    }

    private static byte[] header(JsonNode vector) {
        return Base64.getDecoder().decode(vector.get("headerB64").stringValue());
    }

    private static FileScheme scheme(JsonNode vector) {
        return Objects.requireNonNull(FileScheme.ofWord(vector.get("scheme").stringValue()));
    }

    private static FileRole role(JsonNode vector) {
        return FileRole.valueOf(vector.get("role").stringValue().toUpperCase(Locale.ROOT));
    }

    /// A good vector's sealed file, made by the vectors' makers for one with other tags.
    private static byte[] sealed(JsonNode vector) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] plain = plain(vector);
        if (vector.has("tags")) {
            SecretstreamMaker stream =
                    new SecretstreamMaker(HEX.parseHex(vector.get("fileKey").stringValue()), header(vector));
            byte[] associated = HEX.parseHex(vector.get("associated").stringValue());
            ByteArrayInputStream in = new ByteArrayInputStream(plain);
            for (JsonNode tag : vector.get("tags")) {
                out.writeBytes(stream.push(tag.intValue(), associated, in.readNBytes(FileVectors.CHUNK)));
            }
        } else {
            try (FileCipher cipher =
                    cipher(FILES.get("key").stringValue(), FILES.get("room").stringValue(), header(vector))) {
                cipher.seal(scheme(vector), role(vector), plain.length, new ByteArrayInputStream(plain), out);
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_file_is_sealed_as_the_vector_says(JsonNode vector) throws IOException {
        byte[] sealed = sealed(vector);

        assertThat(FileVectors.sha256(sealed))
                .isEqualTo(vector.get("sealed").get("sha256").stringValue());
        assertThat(sealed).hasSize(vector.get("sealed").get("bytes").intValue());
    }

    @ParameterizedTest
    @MethodSource("ours")
    void the_length_of_a_sealed_file_is_known_before(JsonNode vector) {
        assertThat(scheme(vector).sealedBytes(vector.get("plain").get("bytes").longValue()))
                .isEqualTo(vector.get("sealed").get("bytes").longValue());
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_file_is_opened(JsonNode vector) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FileCipher cipher =
                cipher(FILES.get("key").stringValue(), FILES.get("room").stringValue(), new byte[0])) {
            FileOpening opening = cipher.open(
                    scheme(vector), role(vector), header(vector), new ByteArrayInputStream(sealed(vector)), out);

            assertThat(opening)
                    .isEqualTo(new FileOpening.Whole(
                            vector.get("plain").get("bytes").longValue()));
            assertThat(FileVectors.sha256(out.toByteArray()))
                    .isEqualTo(vector.get("plain").get("sha256").stringValue());
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_spoiled_file_is_refused_for_the_stated_reason(JsonNode vector) throws IOException {
        JsonNode of = good().filter(one -> one.get("name").equals(vector.get("of")))
                .findFirst()
                .orElseThrow();
        byte[] sealed = sealed(of);
        if (vector.has("edit")) {
            JsonNode edit = vector.get("edit");
            sealed = FileVectors.edited(
                    sealed, edit.get("is").stringValue(), edit.get("number").intValue());
        }
        JsonNode scheme = vector.has("scheme") ? vector : of;
        JsonNode role = vector.has("role") ? vector : of;
        JsonNode header = vector.has("headerB64") ? vector : of;
        JsonNode key = vector.has("key") ? vector : FILES;
        JsonNode room = vector.has("room") ? vector : FILES;
        try (FileCipher cipher =
                cipher(key.get("key").stringValue(), room.get("room").stringValue(), new byte[0])) {
            assertThat(cipher.open(
                            scheme(scheme),
                            role(role),
                            header(header),
                            new ByteArrayInputStream(sealed),
                            new ByteArrayOutputStream()))
                    .isInstanceOfSatisfying(
                            FileOpening.Refused.class,
                            refused -> assertThat(refused.why().word())
                                    .isEqualTo(vector.get("reason").stringValue()));
        }
    }

    @Test
    void what_is_longer_than_16_MiB_goes_in_chunks() {
        assertThat(FileScheme.of(16_777_216)).isEqualTo(FileScheme.WHOLE);
        assertThat(FileScheme.of(16_777_217)).isEqualTo(FileScheme.STREAM);
    }

    @Test
    void every_reason_has_a_vector() {
        assertThat(bad().map(vector -> vector.get("reason").stringValue()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(FileRefusal.values()).map(FileRefusal::word).toList());
    }

    /// Gives what it was given.
    record Fixed(byte[] bytes) implements RandomGenerator {
        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, into.length);
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }
    }
}
