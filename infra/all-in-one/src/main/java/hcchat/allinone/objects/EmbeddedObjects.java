package hcchat.allinone.objects;

import hcchat.allinone.host.DataFolder;
import hcchat.allinone.host.LocalPorts;
import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// An S3 server in this process, with one bucket, whose files lie below the data folder.
public final class EmbeddedObjects implements AutoCloseable {
    static final String BUCKET = "hc-attachments";

    // The whole server has ten seconds: who isn't done by then tries again.
    private static final long STOP_MILLIS = 2_000;

    private final S3Proxy server;
    private final ObjectsEndpoint endpoint;
    private final LeftOvers leftOvers;

    private EmbeddedObjects(S3Proxy server, ObjectsEndpoint endpoint, LeftOvers leftOvers) {
        this.server = server;
        this.endpoint = endpoint;
        this.leftOvers = leftOvers;
    }

    /// Returns when it takes requests.
    ///
    /// @param bind the address that it listens on
    /// @param edgePort whose pages may ask
    /// @param origins whose pages may ask as well, each as a browser sends it
    public static EmbeddedObjects start(DataFolder folder, String bind, int port, int edgePort, Set<String> origins) {
        try {
            Path root = folder.objects();
            Metadata.refuseIfLost(root);
            StoreKeys keys = StoreKeys.at(folder.config().resolve("objects.properties"));
            LeftOvers leftOvers = LeftOvers.of(root);
            BlobStore objects = new DurableObjects(new FilesystemNio2BlobStore(root.toString()), root);
            S3Proxy server = S3Proxy.builder()
                    // Whoever comes without a user gets what this has: nothing.
                    .blobStore(new OneObject(objects, BUCKET, ""))
                    .endpoint(address(bind, port))
                    .awsAuthentication(
                            AuthenticationType.AWS_V4,
                            keys.server().id(),
                            keys.server().secret())
                    .corsRules(PageOrigins.rules(edgePort, origins))
                    .stopTimeout(STOP_MILLIS)
                    .build();
            server.setBlobStoreLocator(new Users(keys, BUCKET, objects));
            server.start();
            leftOvers.sweep();
            ObjectsEndpoint endpoint = new ObjectsEndpoint(
                    address(LocalPorts.reachable(bind), port), BUCKET, keys.server(), keys.presign());
            return new EmbeddedObjects(server, endpoint, leftOvers);
        } catch (StartRefused refused) {
            throw refused;
        } catch (Exception e) {
            throw new StartRefused(
                    Reason.BROKEN_DEPENDENCY, "The embedded object store did not start: " + e.getMessage(), e);
        }
    }

    public ObjectsEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() throws IOException {
        leftOvers.close();
        try {
            server.stop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            throw new IOException("the object store did not stop in order", failed);
        }
    }

    private static URI address(String host, int port) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }
}
