package hcchat.storage.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import hcchat.storage.objects.ObjectStorage.Bucket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A store that isn't there when the server starts.
@Timeout(60)
class AbsentStoreTest {
    private final AccessKey user = new AccessKey("us", "secret");

    @Test
    void nothing_waits_for_it_and_every_call_says_that_it_is_away() throws IOException {
        try (Bucket bucket = ObjectStorage.open(settings(freePort()), Clock.systemUTC())) {
            assertThat(bucket.store().isThere()).isFalse();
            assertThatExceptionOfType(ObjectStoreException.class)
                    .isThrownBy(() -> bucket.store().head("k"))
                    .satisfies(failure -> assertThat(failure.away()).isTrue());
            assertThat(bucket.presigner().get("k", Duration.ofMinutes(1)).url()).hasPath("/bucket/k");
        }
    }

    @Test
    void it_is_found_by_itself_once_it_comes() throws Exception {
        int port = freePort();
        try (Bucket bucket = ObjectStorage.open(settings(port), Clock.systemUTC())) {
            assertThatExceptionOfType(ObjectStoreException.class)
                    .isThrownBy(() -> bucket.store().head("k"));
            List<String> asked = new CopyOnWriteArrayList<>();
            HttpServer comes = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            comes.createContext("/", exchange -> {
                asked.add(exchange.getRequestMethod());
                exchange.getRequestBody().readAllBytes();
                byte[] answer = "<DeleteResult/>".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/xml");
                boolean bodiless = exchange.getRequestMethod().equals("HEAD");
                exchange.sendResponseHeaders(200, bodiless ? -1 : answer.length);
                if (!bodiless) {
                    exchange.getResponseBody().write(answer);
                }
                exchange.close();
            });
            comes.start();
            try {
                while (!bucket.store().isThere()) {
                    Thread.onSpinWait();
                }
                assertThat(asked).contains("HEAD", "PUT", "POST");
            } finally {
                comes.stop(0);
            }
        }
    }

    @Test
    void a_store_that_is_broken_is_away_and_one_that_refuses_is_not() throws IOException {
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] status = {503};
        broken.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        broken.start();
        try (Bucket bucket = ObjectStorage.open(settings(broken.getAddress().getPort()), Clock.systemUTC())) {
            assertThatExceptionOfType(ObjectStoreException.class)
                    .isThrownBy(() -> bucket.store().head("k"))
                    .satisfies(failure -> assertThat(failure.away()).isTrue());
            status[0] = 403;
            assertThatExceptionOfType(ObjectStoreException.class)
                    .isThrownBy(() -> bucket.store().head("k"))
                    .satisfies(failure -> assertThat(failure.away()).isFalse());
        } finally {
            broken.stop(0);
        }
    }

    private ObjectStoreSettings settings(int port) {
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        return new ObjectStoreSettings(endpoint, endpoint, "us-east-1", "bucket", true, user, user);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
