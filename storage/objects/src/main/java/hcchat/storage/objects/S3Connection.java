package hcchat.storage.objects;

import io.minio.CreateBucketArgs;
import io.minio.DeleteObjectsArgs;
import io.minio.HeadBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.messages.DeleteRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to the store, made ready in the background: the bucket is there, and it is known what the store honours.
/// When
/// the store goes away it is asked every two seconds until it is back.
final class S3Connection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(S3Connection.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    // Some stores put an object together from its parts while one waits.
    private static final Duration PATIENT_ANSWER = Duration.ofMinutes(5);
    private static final long EVERY_MILLIS = 2_000;
    private static final int AT_ONCE = 32;

    private final ObjectStoreSettings settings;
    private final StoreReach reach;
    private final S3Calls calls;
    private final ExecutorService threads;
    private final OkHttpClient http;
    private final MinioAsyncClient client;
    private final MinioAsyncClient patientClient;
    private final OnlyNewProbe probe;
    private final ScheduledExecutorService clockwork;
    private volatile boolean writesOnlyNew;
    private boolean prepared;

    S3Connection(ObjectStoreSettings settings, OnlyNewProbe probe) {
        this.settings = settings;
        this.probe = probe;
        reach = new StoreReach(settings.endpoint().toString());
        calls = new S3Calls(reach);
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("objects ", 0).factory());
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(CONNECT)
                .readTimeout(ANSWER)
                .writeTimeout(ANSWER)
                .build();
        client = client(http);
        patientClient = client(http.newBuilder().readTimeout(PATIENT_ANSWER).build());
        clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("object store").factory());
    }

    private MinioAsyncClient client(OkHttpClient on) {
        MinioAsyncClient made = MinioAsyncClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.server().id(), settings.server().secret())
                .httpClient(on)
                .build();
        if (settings.pathStyle()) {
            made.disableVirtualStyleEndpoint();
        } else {
            made.enableVirtualStyleEndpoint();
        }
        return made;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it never ends by itself, and what it throws is caught
    void start() {
        clockwork.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    MinioAsyncClient client() {
        return client;
    }

    /// For what takes a store minutes.
    MinioAsyncClient patientClient() {
        return patientClient;
    }

    S3Calls calls() {
        return calls;
    }

    StoreReach reach() {
        return reach;
    }

    /// Whether the store honours `if-none-match: *`; false until that is known.
    boolean writesOnlyNew() {
        return writesOnlyNew;
    }

    private void look() {
        try {
            if (!prepared) {
                prepare();
                prepared = true;
                reach.ready();
            } else if (!reach.isThere()) {
                isBucketThere();
            }
        } catch (StoreRefusal refusal) {
            reach.failed(refusal.getMessage());
        } catch (ObjectStoreException away) {
            LOG.debug("The object store isn't ready: {}", away.getMessage());
        } catch (RuntimeException broken) {
            reach.failed(broken.toString());
        }
    }

    private void prepare() throws StoreRefusal {
        boolean made = !isBucketThere();
        if (made) {
            make();
        }
        OnlyNewProbe.Outcome outcome = probe.ask(this::send);
        calls.answer(client.deleteObjects(DeleteObjectsArgs.builder()
                .bucket(settings.bucket())
                .objects(List.of(new DeleteRequest.Object(outcome.key())))
                .build()));
        writesOnlyNew = outcome.honoured();
        LOG.info(
                "Attachments lie in the bucket {} ({}) at {}, which {} if-none-match: *{}",
                settings.bucket(),
                made ? "new" : "there already",
                settings.endpoint(),
                writesOnlyNew ? "honours" : "doesn't honour",
                settings.presign().equals(settings.server())
                        ? "; URLs are signed by a user who may do everything there: docs/object-store.md says why not"
                        : "");
    }

    private boolean isBucketThere() throws StoreRefusal {
        try {
            calls.answer(client.headBucket(
                    HeadBucketArgs.builder().bucket(settings.bucket()).build()));
            return true;
        } catch (StoreRefusal refusal) {
            if (refusal.isMissing()) {
                return false;
            }
            throw refusal;
        }
    }

    private void make() throws StoreRefusal {
        try {
            calls.answer(client.createBucket(
                    CreateBucketArgs.builder().bucket(settings.bucket()).build()));
        } catch (StoreRefusal refusal) {
            // Another process of ours was quicker.
            if (!refusal.isBucketThere()) {
                throw refusal;
            }
        }
    }

    /// What the store says to a client.
    private int send(Request request) throws StoreRefusal {
        return calls.answer(CompletableFuture.supplyAsync(() -> OnlyNewProbe.status(http, request), threads));
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        http.dispatcher().cancelAll();
        threads.shutdownNow();
        http.connectionPool().evictAll();
    }
}
