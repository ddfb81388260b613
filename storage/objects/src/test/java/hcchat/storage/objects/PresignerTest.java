package hcchat.storage.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.storage.objects.Presigner.Signed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresignerTest {
    private static final AccessKey EXAMPLE =
            new AccessKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static final Duration LIFE = Duration.ofMinutes(10);

    /// From "Authenticating Requests: Using Query Parameters" in Amazon's documentation of S3.
    @Test
    void a_get_is_signed_as_in_amazons_own_example() {
        ObjectStoreSettings settings = settings("https://s3.amazonaws.com", "examplebucket", false);

        Signed signed = presigner(settings, "2013-05-24T00:00:00Z", true).get("test.txt", Duration.ofDays(1));

        assertThat(signed.url())
                .hasToString("https://examplebucket.s3.amazonaws.com/test.txt"
                        + "?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20130524T000000Z"
                        + "&X-Amz-Expires=86400"
                        + "&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
        assertThat(signed.headers()).isEmpty();
    }

    /// Values from the tests of Amazon's SDK for Rust, which signs the length and the type of what is put as well.
    @ParameterizedTest
    @CsvSource({
        "GET, test-bucket/test-key, x-id=GetObject, '',"
                + " b5a3e99da3c8b5ba152d828105afe8efb6ecb2732b5b5175a693fc3902d709c5",
        "PUT, test-bucket/test-key, x-id=PutObject, content-length=12345&content-type=application/x-test,"
                + " 6a22b8bf422d17fe25e7d9fcbd26df31397ca5e3ad07d1cec95326ffdbe4a0a2",
        "PUT, bucket/key, x-id=UploadPart&uploadId=upload-id, content-length=12345,"
                + " e50e1a4d1dae7465bb7731863a565bdf4137393e3ab4119b5764fb49f5f60b14"
    })
    void lengths_and_types_are_signed_as_by_amazons_own_library(
            String method, String path, String query, String headers, String expected) {
        SortedMap<String, String> parameters = pairs(query);
        parameters.put("X-Amz-Security-Token", "notarealsessiontoken");
        SortedMap<String, String> signedHeaders = pairs(headers);
        signedHeaders.put("host", "s3.us-east-1.amazonaws.com");
        QuerySignature signature =
                new QuerySignature(new AccessKey("ANOTREAL", "notrealrnrELgWzOk3IfjzDKtFBhDby"), "us-east-1");

        String signed = signature.sign(
                method,
                "/" + path,
                parameters,
                signedHeaders,
                Instant.ofEpochSecond(1_234_567_891),
                Duration.ofSeconds(30));

        assertThat(signed).endsWith("&X-Amz-Signature=" + expected);
    }

    @Test
    void a_put_signs_its_size_its_type_and_that_nothing_is_written_over() {
        Signed signed = presigner(
                        settings("http://127.0.0.1:10090", "hc-attachments", true), "2026-01-01T00:00:00Z", true)
                .put("rooms/r_a/2026/01/01/x.bin", "image/jpeg", 1_234, LIFE);

        assertThat(signed.url().toString())
                .startsWith("http://127.0.0.1:10090/hc-attachments/rooms/r_a/2026/01/01/x.bin?")
                .contains("&X-Amz-Expires=600&")
                .contains("&X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost%3Bif-none-match&");
        // The length is sent by every client by itself; a page that tried to would be refused.
        assertThat(signed.headers()).isEqualTo(Map.of("content-type", "image/jpeg", "if-none-match", "*"));
    }

    @Test
    void a_store_that_does_not_know_the_condition_is_not_asked_for_it() {
        Signed signed = presigner(
                        settings("http://127.0.0.1:10090", "hc-attachments", true), "2026-01-01T00:00:00Z", false)
                .put("k", "image/jpeg", 1, LIFE);

        assertThat(signed.headers()).isEqualTo(Map.of("content-type", "image/jpeg"));
        assertThat(signed.url().toString()).doesNotContain("if-none-match");
    }

    @Test
    void a_part_names_its_upload_and_number() {
        Signed signed = presigner(
                        settings("http://127.0.0.1:10090", "hc-attachments", true), "2026-01-01T00:00:00Z", true)
                .putPart("k", "a+b/c=", 7, 5, LIFE);

        assertThat(signed.url().toString())
                .contains("&X-Amz-SignedHeaders=content-length%3Bhost&")
                .contains("&partNumber=7&uploadId=a%2Bb%2Fc%3D&");
        assertThat(signed.headers()).isEmpty();
    }

    @Test
    void another_day_has_another_key() {
        ObjectStoreSettings settings = settings("https://s3.amazonaws.com", "examplebucket", false);
        QuerySignature signature = new QuerySignature(EXAMPLE, settings.region());
        Instant first = Instant.parse("2013-05-24T00:00:00Z");
        String before = signature(signature, first);

        String nextDay = signature(signature, first.plus(Duration.ofDays(1)));

        assertThat(nextDay)
                .isEqualTo(signature(new QuerySignature(EXAMPLE, settings.region()), first.plus(Duration.ofDays(1))));
        assertThat(signature(signature, first)).isEqualTo(before).isNotEqualTo(nextDay);
    }

    @ParameterizedTest
    @CsvSource({
        "http://store:80,        http://store/bucket/k?",
        "https://store:443,      https://store/bucket/k?",
        "http://store:443,       http://store:443/bucket/k?",
        "HTTPS://S3.Example.Org/, https://s3.example.org/bucket/k?",
        "http://[::1]:9000,      http://[::1]:9000/bucket/k?"
    })
    void the_host_is_signed_as_clients_write_it(String endpoint, String url) {
        Signed signed = presigner(settings(endpoint, "bucket", true), "2026-01-01T00:00:00Z", true)
                .get("k", LIFE);

        assertThat(signed.url().toString()).startsWith(url);
    }

    @Test
    void whatever_a_key_holds_is_encoded_but_its_slashes() {
        Signed signed = presigner(settings("http://store", "bucket", true), "2026-01-01T00:00:00Z", true)
                .get("a b/é+%?#&~_-.", LIFE);

        assertThat(signed.url().getRawPath()).isEqualTo("/bucket/a%20b/%C3%A9%2B%25%3F%23%26~_-.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "P7DT1S"})
    void a_life_that_stores_refuse_is_refused_here(Duration life) {
        Presigner presigner = presigner(settings("http://store", "bucket", true), "2026-01-01T00:00:00Z", true);

        assertThatIllegalArgumentException().isThrownBy(() -> presigner.get("k", life));
    }

    @Test
    void what_opens_something_is_never_printed() {
        ObjectStoreSettings settings = settings("http://store", "bucket", true);
        Signed signed = presigner(settings, "2026-01-01T00:00:00Z", true).get("k", LIFE);

        assertThat(settings.toString()).contains(EXAMPLE.id()).doesNotContain(EXAMPLE.secret());
        assertThat(signed.toString()).isEqualTo("Signed");
    }

    @ParameterizedTest
    @CsvSource({
        "store:9000,                  bucket, us-east-1",
        "ftp://store,                 bucket, us-east-1",
        "https://store/behind,        bucket, us-east-1",
        "https://me:secret@store,     bucket, us-east-1",
        "https://store?x=1,           bucket, us-east-1",
        "https://store,               Bucket, us-east-1",
        "https://store,               b,      us-east-1",
        "https://store,               bucket, here and there"
    })
    void what_can_not_be_a_store_is_refused(URI endpoint, String bucket, String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectStoreSettings(endpoint, endpoint, region, bucket, true, EXAMPLE, EXAMPLE));
    }

    private static String signature(QuerySignature signature, Instant at) {
        return signature.sign("GET", "/k", new TreeMap<>(), new TreeMap<>(Map.of("host", "h")), at, LIFE);
    }

    private static ObjectStoreSettings settings(String endpoint, String bucket, boolean pathStyle) {
        URI store = URI.create(endpoint);
        return new ObjectStoreSettings(store, store, "us-east-1", bucket, pathStyle, EXAMPLE, EXAMPLE);
    }

    private static Presigner presigner(ObjectStoreSettings settings, String now, boolean writesOnlyNew) {
        return new Presigner(settings, () -> writesOnlyNew, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private static SortedMap<String, String> pairs(String text) {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
            pairs.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return pairs;
    }
}
