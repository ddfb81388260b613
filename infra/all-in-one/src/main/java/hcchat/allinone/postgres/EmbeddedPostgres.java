package hcchat.allinone.postgres;

import hcchat.allinone.host.DataFolder;
import hcchat.allinone.host.Folders;
import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import hcchat.allinone.postgres.PostgresEndpoint.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL 18 of our own, below the data folder: real, durable, listening on this machine only. It is started
/// again when it dies under us; one that an earlier, killed process of ours left behind is stopped before.
public final class EmbeddedPostgres implements AutoCloseable {
    static final String DATABASE = "hcchat";
    private static final String VERSION = "18";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final PostgresPrograms programs;
    private final Postmaster postmaster;
    private final Path cluster;
    private final Path log;
    private final PostgresAccess access;
    private volatile boolean wanted;

    private EmbeddedPostgres(PostgresPrograms programs, Path cluster, Path log, PostgresAccess access) {
        this.programs = programs;
        this.postmaster = new Postmaster(programs, cluster);
        this.cluster = cluster;
        this.log = log;
        this.access = access;
    }

    /// Returns when the server takes connections, is known to be durable, and has its roles and schemas.
    public static EmbeddedPostgres start(DataFolder folder) {
        try {
            Path cluster = folder.postgres();
            PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpackedUnder(Folders.cache()));
            // Before its port is looked at: an orphan still holds it.
            new Postmaster(programs, cluster).stop();
            Path accessFile = folder.config().resolve("postgres.properties");
            refuseIfUnusable(cluster, accessFile);
            PostgresAccess access = PostgresAccess.at(accessFile);
            if (!Files.exists(cluster)) {
                initialize(programs, cluster, access.admin());
            }
            EmbeddedPostgres postgres =
                    new EmbeddedPostgres(programs, cluster, folder.logs().resolve("postgres.log"), access);
            postgres.start();
            postgres.prepare();
            return postgres;
        } catch (IOException e) {
            throw new StartRefused(
                    Reason.BROKEN_DEPENDENCY, "The embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    public PostgresEndpoint endpoint() {
        return new PostgresEndpoint(access.jdbcUrl(DATABASE), access.command(), access.query());
    }

    /// Empty while it doesn't run.
    public OptionalLong processId() throws IOException {
        return postmaster.running().stream().mapToLong(ProcessHandle::pid).findFirst();
    }

    /// Starts a stopped server; `start` and [#stop] are also how a test takes it away for a while.
    public synchronized void start() throws IOException {
        PostgresSettings.write(cluster, access.port());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("postgres.1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        programs.start(cluster, log);
        wanted = true;
        postmaster.running().map(ProcessHandle::onExit).ifPresent(this::watch);
    }

    public synchronized void stop() throws IOException {
        wanted = false;
        postmaster.stop();
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private void watch(CompletableFuture<ProcessHandle> exit) {
        Thread.ofVirtual().name("postgres-watch").start(() -> {
            exit.join();
            if (wanted) {
                LOG.warn("PostgreSQL has ended by itself and is started again; why stands at the end of {}", log);
                restart();
            }
        });
    }

    private synchronized void restart() {
        try {
            if (wanted) {
                postmaster.stop(); // its note
                start();
            }
        } catch (IOException | StartRefused e) {
            LOG.error("PostgreSQL could not be started again", e);
        }
    }

    private void prepare() throws IOException {
        try {
            try (Connection connection = connect("postgres")) {
                Durability.check(connection);
                if (!Schemas.exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                    Schemas.run(connection, "create database " + DATABASE);
                }
            }
            try (Connection connection = connect(DATABASE)) {
                Schemas.createWithRoles(connection, access.command(), access.query());
            }
        } catch (SQLException e) {
            close();
            throw new StartRefused(
                    Reason.BROKEN_DEPENDENCY, "The embedded PostgreSQL can't be prepared: " + e.getMessage(), e);
        } catch (StartRefused e) {
            close();
            throw e;
        }
    }

    private Connection connect(String database) throws SQLException {
        Login admin = access.admin();
        return DriverManager.getConnection(access.jdbcUrl(database), admin.user(), admin.password());
    }

    /// Under another name until it is whole: a start that was killed in between begins anew.
    private static void initialize(PostgresPrograms programs, Path cluster, Login admin) throws IOException {
        Path half = cluster.resolveSibling("postgres.new");
        Folders.delete(half);
        Path passwordFile = Files.createTempFile("hcchat", ".password"); // readable by its owner only
        try {
            Files.writeString(passwordFile, admin.password());
            programs.initdb(half, admin.user(), passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void refuseIfUnusable(Path cluster, Path accessFile) throws IOException {
        if (!Files.exists(cluster)) {
            return;
        }
        Path versionFile = cluster.resolve("PG_VERSION");
        String version =
                Files.exists(versionFile) ? Files.readString(versionFile).strip() : "none";
        if (!version.equals(VERSION)) {
            throw new StartRefused(
                    Reason.BROKEN_DEPENDENCY,
                    cluster + " holds data of PostgreSQL version " + version + ", and this is version " + VERSION
                            + ": it must be upgraded first.");
        }
        if (!PostgresAccess.isKeptIn(accessFile)) {
            throw new StartRefused(
                    Reason.BROKEN_DEPENDENCY,
                    "The passwords of the data in " + cluster + " are missing: restore " + accessFile + ".");
        }
    }
}
