package hcchat.command.app;

import hcchat.command.erased.ErasedRooms;
import hcchat.command.intake.CommandOffice;
import hcchat.command.keys.KeyDesk;
import hcchat.command.keys.RoomKeyring;
import hcchat.command.keys.SecretBook;
import hcchat.command.owner.Markers;
import hcchat.command.owner.Owner;
import hcchat.command.owner.StoreParts;
import hcchat.command.store.EraseTable;
import hcchat.command.store.KeyTable;
import hcchat.command.store.MarkerTable;
import hcchat.command.store.PartitionTable;
import hcchat.command.store.RoomTable;
import hcchat.command.store.ServerTable;
import hcchat.command.store.StoreConnection;
import hcchat.command.store.StoreFailure;
import hcchat.command.store.StoreFailure.Unreachable;
import hcchat.command.store.StoreSettings;
import hcchat.command.store.StoreWriter;
import hcchat.intake.KeyOffice;
import hcchat.intake.OwnerOffice;
import hcchat.log.RoomLog;
import hcchat.log.account.AccountLog;
import hcchat.storage.reach.StoreWatch;
import hcchat.storage.seal.MasterKey;
import hcchat.storage.seal.ServerSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One command-side process, assembled: everything that it consists of is here, in the order in which it starts.
public final class CommandSide implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandSide.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Owner owner;
    private final CommandOffice office;
    private final KeyDesk keyDesk;
    private final SecretBook secrets;
    private final MasterKey master;
    // Until accounts are there nobody signs access tokens.
    private volatile Supplier<byte[]> jwks = () -> "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8);
    private final int partitions;
    private final RoomLog log;

    /// @param openLog opens the log with the secrets that seal what passes on it
    /// @throws IOException if the master key can't be read or made
    /// @throws hcchat.storage.seal.MasterKeyRefused if it is lost, another one, or lies where it mustn't
    /// @throws StoreFailure if the store can't be reached
    public CommandSide(CommandSettings settings, Clock clock, Function<SecretBook, RoomLog> openLog)
            throws IOException, StoreFailure {
        migrate(settings.store());
        StoreWatch watch = new StoreWatch("store");
        StoreConnection housekeeping = part(new StoreConnection(settings.store(), watch));
        // The key service reads the secrets, on threads of its own.
        ServerTable server = new ServerTable(part(new StoreConnection(settings.store(), watch)));
        // Only a store that holds nothing sealed yet may get a new key: else a lost one would be replaced in silence.
        master = server.secrets().isEmpty()
                ? MasterKey.loadOrMake(settings.masterKeyFile(), settings.dataFolder())
                : MasterKey.load(settings.masterKeyFile(), settings.dataFolder());
        secrets = new SecretBook(server, master, clock);
        secrets.refresh();
        ServerSecrets opened = new ServerSecrets(secrets.secrets());
        ErasedRooms erased = new ErasedRooms(
                settings.masterKeyFile(),
                opened.headKey(),
                new EraseTable(part(new StoreConnection(settings.store(), watch))));
        erased.holdStoreToList();
        log = part(openLog.apply(secrets));
        partitions = log.partitions();
        int epoch = server.server(partitions).epoch();

        StoreConnection writing = part(new StoreConnection(settings.store(), watch));
        KeyTable writersKeys = new KeyTable(writing);
        StoreParts store = new StoreParts(
                new StoreWriter(writing),
                new RoomTable(writing),
                new PartitionTable(writing),
                new EraseTable(writing),
                new RoomKeyring(
                        writersKeys,
                        master,
                        settings.owner().cachedRooms(),
                        settings.owner().eventsPerKey()));
        Markers markers = new Markers(new MarkerTable(part(new StoreConnection(settings.store(), watch))));
        // After the owner: what it said last is written as well.
        part(markers::write);
        part(erased::holdListToStore);
        DiskWatch disk = new DiskWatch(settings.watched());
        owner = new Owner(
                settings.owner(),
                store,
                log,
                epoch,
                opened.headSigner(),
                markers,
                clock,
                new SecureRandom(),
                disk::isFull);
        office = new CommandOffice(owner, settings.owner().address(), partitions, new PartitionTable(housekeeping));
        keyDesk = new KeyDesk(
                new KeyTable(part(new StoreConnection(settings.store(), watch))),
                master,
                secrets::latest,
                () -> jwks.get());
        ScheduledExecutorService clockwork = clockwork("housekeeping");
        every(clockwork, 1_000, disk::look);
        every(clockwork, 500, office::refresh);
        every(clockwork, 60_000, this::refreshSecrets);
        // A store that doesn't answer must hold up nothing but the markers.
        ScheduledExecutorService marking = clockwork("markers");
        every(marking, 1_000, markers::write);
        every(marking, 1_000, erased::holdListToStore);
        part(marking::shutdownNow);
        Expiry expiry = new Expiry(part(new StoreConnection(settings.store(), watch)), clock, settings.retention());
        // A day's bodies may take minutes: the disk is looked at meanwhile.
        ScheduledExecutorService sweeper = clockwork("retention");
        every(sweeper, 1_000, expiry::run);
        part(sweeper::shutdownNow);
        owner.start();
        part(owner);
        part(log.shareOwnership(settings.owner().instance(), owner));
        part(clockwork::shutdownNow);
    }

    private static void migrate(StoreSettings store) {
        Flyway.configure(CommandSide.class.getClassLoader())
                .dataSource(store.jdbcUrl(), store.user(), store.password())
                .schemas(store.schema())
                .defaultSchema(store.schema())
                .locations("classpath:hcchat/storage/schema/command")
                .load()
                .migrate();
    }

    private static ScheduledExecutorService clockwork(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).factory());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it never ends by itself, and what a task throws is caught
    private static void every(ScheduledExecutorService clockwork, long millis, Runnable task) {
        clockwork.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException failed) {
                        LOG.warn("Housekeeping failed: {}", failed.toString());
                    }
                },
                0,
                millis,
                TimeUnit.MILLISECONDS);
    }

    private void refreshSecrets() {
        try {
            secrets.refresh();
        } catch (Unreachable away) {
            LOG.debug("The server's secrets could not be refreshed: {}", away.getMessage());
        } catch (StoreFailure failed) {
            LOG.warn("The server's secrets could not be refreshed: {}", failed.getMessage());
        }
    }

    private <T extends AutoCloseable> T part(T made) {
        parts.push(made);
        return made;
    }

    public OwnerOffice office() {
        return office;
    }

    public KeyOffice keyOffice() {
        return keyDesk;
    }

    /// The server's secrets, for those in the same process who may have them.
    public Map<String, byte[]> secrets() {
        return secrets.secrets();
    }

    /// From now on the key service tells these public keys of access tokens.
    ///
    /// @param published asked at each call, so it mustn't wait
    void tell(Supplier<byte[]> published) {
        jwks = published;
    }

    /// Opens what is sealed by this server's secrets as well.
    AccountLog open(Function<SecretBook, AccountLog> accounts) {
        return accounts.apply(secrets);
    }

    /// For what is wrapped beside the rooms' keys.
    MasterKey master() {
        return master;
    }

    /// Whether this process owns as many partitions as it should, each with its tail published.
    ///
    /// @param share how many that is; all of them where there is one process
    public boolean isReady(int share) {
        return owner.status().count() >= share;
    }

    public int partitions() {
        return partitions;
    }

    /// Whether the owner still works; a process that says no is to be restarted.
    public boolean isAlive() {
        return owner.status().isAlive();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failed) {
                LOG.warn("A part did not close: {}", failed.toString());
            }
        }
    }
}
