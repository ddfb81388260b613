package hcchat.client.file;

import hcchat.client.file.AttachmentDoor.Address;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// The store behind presigned addresses: any S3. Thread-safe.
final class Store {
    // The client says these by itself.
    private static final Set<String> OURS = Set.of("host", "content-length");
    private static final long MOST_ANSWER = 64 * 1024;
    private static final Duration SOON = Duration.ofMillis(500);

    private final Wire wire;

    Store(Wire wire) {
        this.wire = wire;
    }

    /// Puts a piece of a file there.
    void put(Address to, Path file, long from, long bytes, Gauge gauge) throws TransferException, InterruptedException {
        HttpRequest.Builder request = request(to.url())
                .PUT(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> gauge.counting(new Slice(file, from, bytes))), bytes));
        to.headers().forEach((name, value) -> {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, value);
            }
        });
        HttpResponse<byte[]> answer =
                wire.exchange(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_ANSWER), gauge);
        if (answer.statusCode() / 100 != 2) {
            throw problem(answer.statusCode());
        }
    }

    /// Fetches what is missing at the end of `spool`.
    void get(URI from, Spool spool, Gauge gauge) throws TransferException, InterruptedException {
        long begin = spool.bytes();
        HttpRequest request =
                request(from).header("Range", "bytes=" + begin + "-").GET().build();
        HttpResponse<Spool.Taken> answer = wire.exchange(request, spool.taking(gauge), gauge);
        // Not satisfiable: the object is shorter than the message says.
        if (answer.statusCode() == 416 || answer.body() == Spool.Taken.TOO_LONG) {
            throw TransferException.refused("not_the_file");
        }
        if (answer.statusCode() / 100 != 2) {
            throw problem(answer.statusCode());
        }
        if (!spool.isWhole()) {
            throw TransferException.notNow("store_short", SOON);
        }
    }

    private static HttpRequest.Builder request(URI url) throws TransferException {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw TransferException.refused("bad_url");
        }
        return HttpRequest.newBuilder(url);
    }

    /// A new address helps against one that is too old; nothing against an object that isn't there.
    private static TransferException problem(int status) {
        return status == 404 ? TransferException.refused("gone") : TransferException.notNow("store_" + status, SOON);
    }
}
