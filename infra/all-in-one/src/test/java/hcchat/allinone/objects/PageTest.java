package hcchat.allinone.objects;

import static hcchat.allinone.objects.StoreUnderTest.LIFE;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.storage.objects.Presigner.Signed;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page in a browser, which asks first whether it may.
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class PageTest {
    private final StoreUnderTest store;

    PageTest(@TempDir Path folder) throws Exception {
        store = StoreUnderTest.start(folder.resolve("data"));
    }

    @AfterAll
    void stop() throws Exception {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:10080",
                "http://localhost:10080",
                "https://my.host:10080",
                "http://[::1]:10080",
                "https://chat.example.org"
            })
    void a_page_of_ours_or_one_that_is_named_may_put_and_get(String origin) {
        Signed put = store.bucket().presigner().put("rooms/page" + origin.hashCode() + ".bin", "image/jpeg", 4, LIFE);
        // In small letters and without spaces, as Chromium does.
        HttpResponse<String> asked = preflight(put.url(), origin, "PUT", "content-type,if-none-match");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("access-control-allow-origin")).contains(origin);
        assertThat(asked.headers().firstValue("access-control-allow-methods").orElse(""))
                .contains("PUT");
        assertThat(asked.headers().firstValue("access-control-allow-headers").orElse(""))
                .satisfiesAnyOf(
                        allowed -> assertThat(allowed).isEqualTo("*"),
                        allowed -> assertThat(allowed).contains("content-type").contains("if-none-match"));

        HttpResponse<String> done = store.put(put, 4, Map.of("origin", origin));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.headers().firstValue("access-control-allow-origin")).contains(origin);
        assertThat(done.headers().firstValue("access-control-expose-headers")).contains("ETag");
        assertThat(done.headers().firstValue("etag")).isPresent();
    }

    @Test
    void a_page_is_told_why_it_is_refused() {
        Signed put = store.bucket().presigner().put("rooms/refused.bin", "image/jpeg", 4, LIFE);

        HttpResponse<String> refused = store.put(put, 5, Map.of("origin", "http://localhost:10080"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("access-control-allow-origin")).contains("http://localhost:10080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org", "http://localhost:10081", "null", "https://chatxexample.org"})
    void another_page_may_not(String origin) {
        Signed put = store.bucket().presigner().put("rooms/evil.bin", "image/jpeg", 4, LIFE);

        HttpResponse<String> asked = preflight(put.url(), origin, "PUT", "content-type");

        assertThat(asked.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(asked.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    private HttpResponse<String> preflight(URI url, String origin, String method, String headers) {
        return store.send(HttpRequest.newBuilder(url)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers));
    }
}
