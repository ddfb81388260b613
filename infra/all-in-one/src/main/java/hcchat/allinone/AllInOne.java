package hcchat.allinone;

import hcchat.allinone.host.DataFolder;
import hcchat.allinone.host.LocalPorts;
import hcchat.allinone.host.StartRefused;
import hcchat.allinone.kafka.EmbeddedKafka;
import hcchat.allinone.kafka.KafkaEndpoint;
import hcchat.allinone.objects.EmbeddedObjects;
import hcchat.allinone.objects.ObjectsEndpoint;
import hcchat.allinone.postgres.EmbeddedPostgres;
import hcchat.allinone.postgres.ExternalPostgres;
import hcchat.allinone.postgres.PostgresEndpoint;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole server in one process: a locked folder, the store and the log on it, the applications on those; closed in
/// reverse.
public final class AllInOne implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AllInOne.class);

    private final ClosingStack opened = new ClosingStack();
    private final Settings settings;

    public AllInOne(Settings settings) {
        this.settings = settings;
    }

    /// Returns when every part serves. Closed meanwhile, or refused, it leaves nothing open.
    public void start() {
        start(Parts::on);
    }

    void start(Function<Ground, List<Part>> parts) {
        try {
            open(parts);
        } catch (Throwable e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        opened.close();
    }

    private void open(Function<Ground, List<Part>> parts) {
        DataFolder folder = DataFolder.lock(settings.data());
        opened.push("the data folder", folder);
        LocalPorts.refuseIfTaken(settings.bind(), settings.port());
        LocalPorts.refuseIfTaken(settings.bind(), settings.healthPort());
        if (!settings.objectsElsewhere()) {
            LocalPorts.refuseIfTaken(settings.bind(), settings.objectsPort());
        }

        // Side by side: neither needs the other, and each waits mostly for something else than this processor.
        CompletableFuture<PostgresEndpoint> postgres = beside(() -> postgres(folder));
        CompletableFuture<KafkaEndpoint> kafka = beside(() -> kafka(folder));
        CompletableFuture<@Nullable ObjectsEndpoint> objects = beside(() -> objects(folder));
        CompletableFuture.allOf(postgres, kafka, objects)
                .handle((_, failure) -> failure)
                .join();
        Ground ground = new Ground(settings, folder, outcome(postgres), outcome(kafka), outcome(objects));

        List<CompletableFuture<Void>> ready =
                parts.apply(ground).stream().map(this::open).toList();
        outcome(allOrFirstFailure(ready));
    }

    private CompletableFuture<Void> open(Part part) {
        long from = System.nanoTime();
        opened.push(part.name(), part);
        return part.start().thenRun(() -> LOG.info("{} ready after {} ms", part.name(), millisSince(from)));
    }

    private PostgresEndpoint postgres(DataFolder folder) {
        String url = settings.postgresUrl();
        if (url != null) {
            return ExternalPostgres.at(url);
        }
        EmbeddedPostgres embedded = timed("PostgreSQL", () -> EmbeddedPostgres.start(folder));
        opened.push("PostgreSQL", embedded);
        return embedded.endpoint();
    }

    private KafkaEndpoint kafka(DataFolder folder) {
        String bootstrap = settings.kafkaBootstrap();
        if (bootstrap != null) {
            return new KafkaEndpoint(bootstrap);
        }
        EmbeddedKafka embedded = timed("Kafka", () -> EmbeddedKafka.start(folder));
        opened.push("Kafka", embedded);
        return embedded.endpoint();
    }

    private @Nullable ObjectsEndpoint objects(DataFolder folder) {
        if (settings.objectsElsewhere()) {
            return null;
        }
        EmbeddedObjects embedded = timed(
                "The object store",
                () -> EmbeddedObjects.start(
                        folder, settings.bind(), settings.objectsPort(), settings.port(), settings.origins()));
        opened.push("the object store", embedded);
        return embedded.endpoint();
    }

    private static <T> CompletableFuture<T> beside(Supplier<T> start) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        Thread.ofPlatform().name("start").start(() -> {
            try {
                outcome.complete(start.get());
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }

    private static <T> T timed(String name, Supplier<T> start) {
        long from = System.nanoTime();
        T started = start.get();
        LOG.info("{} ready after {} ms", name, millisSince(from));
        return started;
    }

    private static long millisSince(long from) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }

    /// Not only [CompletableFuture#allOf]: that would wait for the others, who may be waiting for the failed one.
    private static CompletableFuture<Void> allOrFirstFailure(List<CompletableFuture<Void>> futures) {
        CompletableFuture<Void> all = CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
        CompletableFuture<Void> outcome = all.copy();
        for (CompletableFuture<Void> future : futures) {
            var _ = future.whenComplete((_, failure) -> {
                if (failure != null) {
                    outcome.completeExceptionally(failure);
                }
            });
        }
        return outcome;
    }

    private static <T> T outcome(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StartRefused refused) {
                throw refused;
            }
            throw e;
        }
    }
}
