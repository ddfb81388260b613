package hcchat.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The trips of a server that came from hack.chat. What is expected was computed by node: the first six characters of
/// `createHash('sha256').update(password + salt).digest('base64')`, where `salt` is the Buffer itself.
class SaltKeyTest {
    /// 4096 bytes: the SHA-256 of the name and 0, 1, … 127. Each of the three holds encoded surrogates.
    private static byte[] file(String name) throws NoSuchAlgorithmException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < 128; i++) {
            file.writeBytes(MessageDigest.getInstance("SHA-256").digest((name + i).getBytes(StandardCharsets.UTF_8)));
        }
        return file.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "one, secret, NdCT+L",
        "one, 5, Z3i/Ue",
        "one, p\u00E4ss \uD83D\uDE00, DEHTER",
        "two, secret, 5dhMVn",
        "two, 5, xL2sCt",
        "two, p\u00E4ss \uD83D\uDE00, XIS/Wa",
        "three, secret, KlZecL",
        "three, 5, Q94S7z",
        "three, p\u00E4ss \uD83D\uDE00, BJhGtp"
    })
    void a_password_has_the_trip_that_it_had_there(String name, String password, String trip) throws Exception {
        ServerSecrets secrets = new ServerSecrets(Map.of(ServerSecrets.TRIP, SaltKey.salt(file(name))));
        assertThat(secrets.trip(password)).isEqualTo(trip);
    }

    @Test
    void half_a_pair_in_a_password_is_what_it_was_there() throws Exception {
        ServerSecrets secrets = new ServerSecrets(Map.of(ServerSecrets.TRIP, SaltKey.salt(file("one"))));
        assertThat(secrets.trip("\uD83D")).isEqualTo("z5kBsV");
    }

    @Test
    void each_byte_of_an_encoded_surrogate_is_an_error_of_its_own() {
        byte[] salt = SaltKey.salt(HexFormat.of().parseHex("61eda080e282edbff09f9880ed"));
        assertThat(new String(salt, StandardCharsets.UTF_8))
                .isEqualTo("a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uD83D\uDE00\uFFFD");
    }

    @Test
    void text_stays_what_it_is() {
        Stream.of("", "abc", "\u00E4\u20AC\uD83D\uDE00", "\uD7FF\uE000")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .forEach(bytes -> assertThat(SaltKey.salt(bytes)).isEqualTo(bytes));
    }
}
