package hcchat.spec.cluster;

import hcchat.harness.Visitors;
import hcchat.harness.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// One cluster for all tests of a class, still without owners and edges, and visitors who go with each test.
abstract class OnOneCluster {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    static Cluster cluster;

    final Visitors visitors = new Visitors();

    @BeforeAll
    static void startCluster() {
        cluster = new Cluster(folder);
    }

    @AfterAll
    static void closeCluster() {
        cluster.close();
    }

    @AfterEach
    void leave() {
        visitors.close();
    }
}
