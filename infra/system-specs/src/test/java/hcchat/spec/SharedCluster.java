package hcchat.spec;

import hcchat.harness.Await;
import hcchat.harness.cluster.Cluster;
import hcchat.harness.cluster.EdgeSide;
import hcchat.harness.cluster.OwnerShape;
import hcchat.harness.cluster.OwnerSide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Two owners with REST and two edges for all specifications that do them no harm: those that are extended with
/// [Shared]. They begin with the first of them and end when all tests have.
public final class SharedCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static @Nullable SharedCluster shared;

    private final Cluster cluster;
    private final OwnerSide first;
    private final OwnerSide second;
    private final EdgeSide west;
    private final EdgeSide east;

    private SharedCluster() {
        cluster = new Cluster(folder());
        first = cluster.owner(0, OwnerShape.STEADY);
        second = cluster.owner(1, OwnerShape.STEADY);
        cluster.query();
        awaitShared();
        west = cluster.edge("west");
        east = cluster.edge("east", Map.of("hcchat.edge.anonymous", false));
    }

    private static Path folder() {
        try {
            // Below the build's own folder: gone with the next clean.
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "servers").toAbsolutePath()), "cluster");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// @throws IllegalStateException outside a specification that is extended with [Shared]
    public static SharedCluster get() {
        if (shared == null) {
            throw new IllegalStateException("not extended with SharedCluster.Shared");
        }
        return shared;
    }

    /// Waits until each of the two owns rooms, and nobody else does.
    public void awaitShared() {
        Await.until(
                "two owners share the rooms",
                PATIENCE,
                () -> first.owned() > 0 && second.owned() > 0 && first.owned() + second.owned() == Cluster.PARTITIONS);
    }

    public Cluster cluster() {
        return cluster;
    }

    public OwnerSide first() {
        return first;
    }

    public OwnerSide second() {
        return second;
    }

    /// Takes everybody.
    public EdgeSide west() {
        return west;
    }

    /// Takes people with an account alone.
    public EdgeSide east() {
        return east;
    }

    public List<EdgeSide> edges() {
        return List.of(west, east);
    }

    @Override
    public void close() {
        cluster.close();
    }

    /// Has the shared cluster there for a specification.
    public static final class Shared implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            shared = context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(SharedCluster.class, _ -> new SharedCluster(), SharedCluster.class);
        }
    }
}
