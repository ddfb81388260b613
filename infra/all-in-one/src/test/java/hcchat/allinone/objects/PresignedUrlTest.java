package hcchat.allinone.objects;

import static hcchat.allinone.objects.StoreUnderTest.LIFE;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.storage.objects.AccessKey;
import hcchat.storage.objects.ObjectStore.Stored;
import hcchat.storage.objects.Presigner;
import hcchat.storage.objects.Presigner.Signed;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody can do who has a URL of ours, and nothing else, at the real store.
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class PresignedUrlTest {
    private static final int OK = 200;
    private static final int DENIED = 403;
    private static final int THERE_ALREADY = 412;

    private final StoreUnderTest store;
    private final Presigner presigner;
    private final String key = "rooms/r_a/2026/01/01/" + UUID.randomUUID() + ".bin";

    PresignedUrlTest(@TempDir Path folder) throws Exception {
        store = StoreUnderTest.start(folder.resolve("data"));
        presigner = store.bucket().presigner();
    }

    @AfterAll
    void stop() throws Exception {
        store.close();
    }

    @Test
    void what_was_announced_is_taken_and_read_back_with_its_type_in_ranges_too() {
        String mine = another();

        assertThat(store.put(presigner.put(mine, "image/jpeg", 1_000, LIFE), 1_000))
                .isEqualTo(OK);

        HttpRequest.Builder read =
                HttpRequest.newBuilder(presigner.get(mine, LIFE).url());
        HttpResponse<String> whole = store.send(read);
        assertThat(whole.statusCode()).isEqualTo(OK);
        assertThat(whole.body()).hasSize(1_000);
        assertThat(whole.headers().firstValue("content-type")).contains("image/jpeg");
        HttpResponse<String> range = store.send(read.header("range", "bytes=10-19"));
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(range.body()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1_001, 100_000})
    void another_size_is_refused(int bytes) {
        String mine = another();

        assertThat(store.put(presigner.put(mine, "image/jpeg", 1_000, LIFE), bytes))
                .isEqualTo(DENIED);

        assertThat(store.bucket().store().head(mine)).isNull();
    }

    @Test
    void a_body_of_a_length_that_is_not_said_is_refused() {
        Signed signed = presigner.put(another(), "image/jpeg", 1_000, LIFE);
        HttpRequest.Builder chunked = HttpRequest.newBuilder(signed.url())
                .PUT(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[1_000])));
        signed.headers().forEach(chunked::setHeader);

        assertThat(store.send(chunked).statusCode()).isEqualTo(DENIED);
    }

    @Test
    void another_type_is_refused() {
        Signed signed = presigner.put(another(), "image/jpeg", 10, LIFE);

        assertThat(store.put(signed, 10, Map.of("content-type", "text/html")).statusCode())
                .isEqualTo(DENIED);
    }

    @Test
    void another_key_is_refused() {
        Signed signed = presigner.put(key, "image/jpeg", 10, LIFE);
        URI elsewhere = URI.create(signed.url().toString().replace("/r_a/", "/r_b/"));

        assertThat(store.put(new Signed(elsewhere, signed.headers()), 10)).isEqualTo(DENIED);
    }

    @Test
    void a_day_late_is_refused() {
        Presigner yesterday = store.presigner(Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)));

        assertThat(store.put(yesterday.put(another(), "image/jpeg", 10, LIFE), 10))
                .isEqualTo(DENIED);
        assertThat(read(yesterday.get(key, LIFE).url())).isEqualTo(DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Expires=600, X-Amz-Expires=604800",
        "X-Amz-SignedHeaders=content-length%3B, X-Amz-SignedHeaders=",
        "hcchat-presign, hcchat-server",
        "X-Amz-Signature=, X-Amz-Signature=0"
    })
    void a_url_that_was_touched_is_refused(String part, String other) {
        Signed signed = presigner.put(another(), "image/jpeg", 10, LIFE);
        URI touched = URI.create(signed.url().toString().replace(part, other));

        assertThat(touched).isNotEqualTo(signed.url());
        assertThat(store.put(new Signed(touched, signed.headers()), 10)).isEqualTo(DENIED);
    }

    @Test
    void what_lies_there_is_never_written_over() {
        String mine = another();
        Signed signed = presigner.put(mine, "image/jpeg", 10, LIFE);
        assertThat(store.put(signed, 10)).isEqualTo(OK);

        assertThat(store.put(signed, 10)).isEqualTo(THERE_ALREADY);
        assertThat(store.put(presigner.put(mine, "image/png", 20, LIFE), 20)).isEqualTo(THERE_ALREADY);
        assertThat(store.put(new Signed(signed.url(), Map.of("content-type", "image/jpeg")), 10))
                .isEqualTo(DENIED);

        assertThat(store.bucket().store().head(mine)).extracting(Stored::bytes).isEqualTo(10L);
    }

    @Test
    void of_twenty_at_once_one_is_stored() {
        Signed signed = presigner.put(another(), "image/jpeg", 10_000, LIFE);

        Stream<CompletableFuture<Integer>> all = IntStream.range(0, 20)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> store.put(signed, 10_000)))
                .toList()
                .stream();

        assertThat(all.map(CompletableFuture::join).sorted())
                .hasSize(20)
                .startsWith(OK, THERE_ALREADY)
                .endsWith(THERE_ALREADY);
    }

    @ParameterizedTest
    @CsvSource({"x-amz-copy-source, '/hc-attachments/rooms/r_b/secret.bin'", "x-amz-acl, public-read"})
    void a_header_that_asks_for_more_than_the_url_says_is_refused(String header, String value) {
        store.put(presigner.put("rooms/r_b/secret.bin", "image/jpeg", 10, LIFE), 10);
        String mine = another();
        String upload = store.bucket().store().begin(mine, "image/jpeg");

        int whole = store.put(presigner.put(mine, "image/jpeg", 10, LIFE), 10, Map.of(header, value))
                .statusCode();
        int part = store.put(presigner.putPart(mine, upload, 1, 10, LIFE), 10, Map.of(header, value))
                .statusCode();

        assertThat(whole).isEqualTo(DENIED);
        assertThat(store.bucket().store().head(mine)).isNull();
        // A part has no access of its own, so nothing is opened by asking for it.
        assertThat(part).isEqualTo(header.equals("x-amz-acl") ? OK : DENIED);
        assertThat(store.bucket().store().parts(mine, upload)).hasSize(part == OK ? 1 : 0);
    }

    @Test
    void a_part_one_byte_over_or_for_another_number_or_upload_is_refused() {
        String mine = another();
        String upload = store.bucket().store().begin(mine, "video/mp4");
        Signed signed = presigner.putPart(mine, upload, 1, 10, LIFE);
        URI second = URI.create(signed.url().toString().replace("partNumber=1", "partNumber=2"));
        URI other = URI.create(
                signed.url().toString().replace(upload, UUID.randomUUID().toString()));

        assertThat(store.put(signed, 11)).isEqualTo(DENIED);
        assertThat(store.put(new Signed(second, Map.of()), 10)).isEqualTo(DENIED);
        assertThat(store.put(new Signed(other, Map.of()), 10)).isEqualTo(DENIED);
        assertThat(store.bucket().store().parts(mine, upload)).isEmpty();
        assertThat(store.put(signed, 10)).isEqualTo(OK);
    }

    @Test
    void who_has_no_url_gets_nothing() {
        store.put(presigner.put(key, "image/jpeg", 10, LIFE), 10);
        String object = store.endpoint().address() + "/hc-attachments/" + key;

        for (String address : new String[] {
            object,
            store.endpoint().address() + "/hc-attachments",
            store.endpoint().address() + "/"
        }) {
            assertThat(read(URI.create(address))).isEqualTo(DENIED);
            assertThat(store.send(HttpRequest.newBuilder(URI.create(address)).PUT(BodyPublishers.ofString("x")))
                            .statusCode())
                    .isEqualTo(DENIED);
            assertThat(store.send(HttpRequest.newBuilder(URI.create(address)).DELETE())
                            .statusCode())
                    .isEqualTo(DENIED);
        }
    }

    @Test
    void a_user_that_the_store_does_not_know_gets_nothing() {
        Presigner stranger = store.presigner(new AccessKey("hcchat-nobody", "secret"));
        Presigner guess =
                store.presigner(new AccessKey(store.endpoint().presign().id(), "secret"));

        assertThat(read(stranger.get(key, LIFE).url())).isEqualTo(DENIED);
        assertThat(read(guess.get(key, LIFE).url())).isEqualTo(DENIED);
    }

    private int read(URI address) {
        return store.send(HttpRequest.newBuilder(address)).statusCode();
    }

    private static String another() {
        return "rooms/r_a/2026/01/01/" + UUID.randomUUID() + ".bin";
    }
}
