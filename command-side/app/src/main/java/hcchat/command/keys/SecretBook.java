package hcchat.command.keys;

import hcchat.command.store.ServerTable;
import hcchat.command.store.ServerTable.Secret;
import hcchat.command.store.StoreFailure;
import hcchat.storage.seal.AeadKey;
import hcchat.storage.seal.MasterKey;
import hcchat.storage.seal.MasterKeyRefused;
import hcchat.storage.seal.SealBroken;
import hcchat.storage.seal.ServerSecrets;
import hcchat.storage.seal.TransportSeal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's secrets: made at the first start, kept wrapped, and the transport key turned over so that what passed
/// on the log can't be opened a day later.
public final class SecretBook {
    private static final Logger LOG = LoggerFactory.getLogger(SecretBook.class);
    private static final Duration TURN_OVER = Duration.ofHours(8);
    // A key is published this long before it seals: many refreshes, so that all processes hand it out by then.
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Duration FORGET = Duration.ofHours(16);
    // An edge that starts reads the last minutes, never hours.
    private static final Duration READ_BACK = Duration.ofHours(1);
    // Whoever finds a record under a key that nobody has asks for it again and again.
    private static final long LATEST_NANOS = Duration.ofSeconds(1).toNanos();

    private final ServerTable table;
    private final MasterKey master;
    private final Clock clock;
    // Guards the table, which has one connection.
    private final ReentrantLock reading = new ReentrantLock();
    private long readNanos = System.nanoTime() - LATEST_NANOS;
    private volatile Map<String, byte[]> secrets = Map.of();
    private volatile @Nullable TransportSeal transport;

    public SecretBook(ServerTable table, MasterKey master, Clock clock) {
        this.table = table;
        this.master = master;
        this.clock = clock;
    }

    /// The secrets by name, unwrapped; beside them the public key that belongs to the signing one.
    public Map<String, byte[]> secrets() {
        return secrets;
    }

    /// The same, as the store had them a second ago; as they were read last while it is away, or being asked.
    /// For who hands them out: what another process made is had as soon as somebody needs it.
    public Map<String, byte[]> latest() {
        if (reading.tryLock()) {
            try {
                if (System.nanoTime() - readNanos >= LATEST_NANOS) {
                    refresh();
                }
            } catch (StoreFailure away) {
                LOG.debug("The server's secrets could not be read: {}", away.getMessage());
            } finally {
                reading.unlock();
            }
        }
        return secrets;
    }

    /// Seals what passes on the log, under the newest key that every process has had time to hear of.
    ///
    /// @throws IllegalStateException before the first [#refresh()]
    public TransportSeal transport() {
        TransportSeal current = transport;
        if (current == null) {
            throw new IllegalStateException("the secrets were never read");
        }
        return current;
    }

    /// Reads the secrets, makes what is missing, turns the transport key over when it is due. Called at the start
    /// and each minute.
    public void refresh() throws StoreFailure {
        reading.lock();
        try {
            // Also of a read that fails: it isn't tried at once by the next.
            readNanos = System.nanoTime();
            read();
        } finally {
            reading.unlock();
        }
    }

    private void read() throws StoreFailure {
        List<Secret> kept = table.secrets();
        if (makeMissing(kept)) {
            kept = table.secrets();
        }
        if (turnOver(kept)) {
            kept = table.secrets();
        }
        Map<String, byte[]> clear = new HashMap<>();
        kept.forEach(secret -> clear.put(secret.name(), unwrapped(secret)));
        clear.put(ServerSecrets.SIGN_PUBLIC, new ServerSecrets(clear).headKey());
        transport = new ServerSecrets(clear).transport().sealingBy(sealing(transportKeys(kept)));
        secrets = Map.copyOf(clear);
    }

    /// The newest that was published long enough. Where none was, the first: nobody before it sealed anything.
    private int sealing(List<Secret> transport) {
        Instant published = clock.instant().minus(AHEAD);
        Secret sealing = transport.getFirst();
        for (Secret secret : transport) {
            if (!secret.madeAt().isAfter(published)) {
                sealing = secret;
            }
        }
        return number(sealing);
    }

    private static List<Secret> transportKeys(List<Secret> kept) {
        return kept.stream()
                .filter(secret -> secret.name().startsWith(ServerSecrets.TRANSPORT))
                .sorted(Comparator.comparingInt(SecretBook::number))
                .toList();
    }

    /// A server that was made by an earlier version lacks what came since.
    private boolean makeMissing(List<Secret> kept) throws StoreFailure {
        Map<String, byte[]> missing = new HashMap<>(ServerSecrets.generate());
        kept.forEach(secret -> missing.remove(secret.name()));
        if (!kept.isEmpty()) {
            missing.keySet().removeIf(name -> name.startsWith(ServerSecrets.TRANSPORT));
        }
        if (!missing.isEmpty()) {
            table.keepSecrets(wrapped(missing));
        }
        return !missing.isEmpty();
    }

    private boolean turnOver(List<Secret> kept) throws StoreFailure {
        Instant now = clock.instant();
        List<Secret> transport = transportKeys(kept);
        boolean due = transport.isEmpty()
                || !transport.getLast().madeAt().plus(TURN_OVER).isAfter(now);
        List<String> old = old(transport, now);
        table.forgetSecrets(old);
        if (due) {
            int number = transport.isEmpty() ? 1 : number(transport.getLast()) + 1;
            table.keepSecrets(wrapped(
                    Map.of(ServerSecrets.TRANSPORT + number, AeadKey.generate().exportForWrapping())));
        }
        return due || !old.isEmpty();
    }

    /// Those under which nothing was sealed any more for as long as anybody reads back. A server that was off for
    /// days has an old key that seals until the next one may.
    private static List<String> old(List<Secret> transport, Instant now) {
        List<String> old = new ArrayList<>();
        for (int i = 0; i + 1 < transport.size(); i++) {
            Instant lastSealed = transport.get(i + 1).madeAt().plus(AHEAD);
            if (transport.get(i).madeAt().plus(FORGET).isBefore(now)
                    && lastSealed.plus(READ_BACK).isBefore(now)) {
                old.add(transport.get(i).name());
            }
        }
        return old;
    }

    private static int number(Secret secret) {
        return Integer.parseInt(secret.name().substring(ServerSecrets.TRANSPORT.length()));
    }

    private byte[] unwrapped(Secret secret) {
        try {
            return master.unwrap(label(secret.name()), secret.wrapped());
        } catch (SealBroken otherKey) {
            throw new MasterKeyRefused(
                    "This master key isn't the one that sealed the data: put the right file in its place.");
        }
    }

    private Map<String, byte[]> wrapped(Map<String, byte[]> clear) {
        Map<String, byte[]> wrapped = new HashMap<>();
        clear.forEach((name, key) -> wrapped.put(name, master.wrap(label(name), key)));
        return wrapped;
    }

    private static String label(String name) {
        return "server secret " + name;
    }
}
