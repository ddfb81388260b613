package hcchat.allinone.objects;

import hcchat.allinone.host.DataFolder;
import hcchat.allinone.host.LocalPorts;
import hcchat.storage.objects.AccessKey;
import hcchat.storage.objects.ObjectStorage;
import hcchat.storage.objects.ObjectStorage.Bucket;
import hcchat.storage.objects.ObjectStoreSettings;
import hcchat.storage.objects.Presigner;
import hcchat.storage.objects.Presigner.Signed;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The embedded store with command-side's way to it, and a client that has nothing but URLs.
final class StoreUnderTest implements AutoCloseable {
    static final Duration LIFE = Duration.ofMinutes(10);
    static final int EDGE_PORT = 10_080;
    private static final long READY_WITHIN = TimeUnit.SECONDS.toNanos(30);

    private final DataFolder folder;
    private final EmbeddedObjects embedded;
    private final Bucket bucket;
    private final HttpClient http = HttpClient.newHttpClient();

    private StoreUnderTest(DataFolder folder) {
        this.folder = folder;
        embedded = EmbeddedObjects.start(
                folder, LocalPorts.LOOPBACK, LocalPorts.free(), EDGE_PORT, Set.of("https://chat.example.org"));
        bucket = ObjectStorage.open(settings(), Clock.systemUTC());
    }

    /// Returns when the bucket is there.
    static StoreUnderTest start(Path root) throws InterruptedException {
        StoreUnderTest store = new StoreUnderTest(DataFolder.lock(root));
        long until = System.nanoTime() + READY_WITHIN;
        while (!store.bucket.store().isThere()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("the bucket never came");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return store;
    }

    ObjectsEndpoint endpoint() {
        return embedded.endpoint();
    }

    Bucket bucket() {
        return bucket;
    }

    Presigner presigner(Clock clock) {
        return new Presigner(settings(), () -> true, clock);
    }

    /// As if the server's user signed URLs, or anybody else.
    Presigner presigner(AccessKey user) {
        ObjectStoreSettings ours = settings();
        return new Presigner(
                new ObjectStoreSettings(
                        ours.endpoint(),
                        ours.publicEndpoint(),
                        ours.region(),
                        ours.bucket(),
                        ours.pathStyle(),
                        ours.server(),
                        user),
                () -> true,
                Clock.systemUTC());
    }

    private ObjectStoreSettings settings() {
        ObjectsEndpoint endpoint = embedded.endpoint();
        return new ObjectStoreSettings(
                endpoint.address(),
                endpoint.address(),
                "us-east-1",
                endpoint.bucket(),
                true,
                endpoint.server(),
                endpoint.presign());
    }

    /// What the store says to a PUT of so many bytes.
    int put(Signed signed, int bytes) {
        return put(signed, bytes, Map.of()).statusCode();
    }

    /// @param others headers in the place of those that belong to the URL, or beside them
    HttpResponse<String> put(Signed signed, int bytes, Map<String, String> others) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(signed.url()).PUT(BodyPublishers.ofByteArray(new byte[bytes]));
        signed.headers().forEach(request::setHeader);
        others.forEach(request::setHeader);
        return send(request);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
        bucket.close();
        embedded.close();
        folder.close();
    }
}
