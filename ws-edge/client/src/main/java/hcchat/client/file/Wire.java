package hcchat.client.file;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// HTTP with a watch on it: an exchange on which nothing moves any more ends. HTTP/1.1, since stores speak no more of
/// it
/// in clear. Thread-safe.
final class Wire implements AutoCloseable {
    private static final long LOOK_MS = 250;

    private final Duration stall;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Wire(Duration stall) {
        this.stall = stall;
    }

    /// @throws TransferException if there was no answer
    <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body, Gauge gauge)
            throws TransferException, InterruptedException {
        long begun = System.nanoTime();
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
        try {
            while (true) {
                try {
                    return answer.get(LOOK_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    if (Math.min(System.nanoTime() - begun, gauge.stillNanos()) > stall.toNanos()) {
                        throw TransferException.notNow("offline", Duration.ZERO);
                    }
                }
            }
        } catch (ExecutionException failure) {
            // Only our own files fail unchecked: see [Spool].
            throw isOurs(failure)
                    ? TransferException.refused("not_kept")
                    : TransferException.notNow("offline", Duration.ZERO);
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean isOurs(Throwable failure) {
        for (Throwable why = failure; why != null; why = why.getCause()) {
            if (why instanceof UncheckedIOException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
