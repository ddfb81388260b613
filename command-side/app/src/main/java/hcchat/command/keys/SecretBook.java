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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The server's secrets: made at the first start, kept wrapped, and the transport key turned over so that what passed
/// on the log can't be opened a day later.
public final class SecretBook {
    private static final Duration TURN_OVER = Duration.ofHours(8);
    // Two turns behind the newest at most: an edge that starts reads the last minutes, never hours.
    private static final Duration FORGET = Duration.ofHours(16);

    private final ServerTable table;
    private final MasterKey master;
    private final Clock clock;
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

    /// Seals what passes on the log.
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
    /// and every hour or so.
    public void refresh() throws StoreFailure {
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
        transport = new ServerSecrets(clear).transport();
        secrets = Map.copyOf(clear);
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
        List<Secret> transport = kept.stream()
                .filter(secret -> secret.name().startsWith(ServerSecrets.TRANSPORT))
                .toList();
        int newest = transport.stream().mapToInt(SecretBook::number).max().orElse(0);
        boolean fresh = transport.stream()
                .anyMatch(secret -> number(secret) == newest
                        && secret.madeAt().plus(TURN_OVER).isAfter(now));
        List<String> old = new ArrayList<>();
        for (Secret secret : transport) {
            if (number(secret) != newest && secret.madeAt().plus(FORGET).isBefore(now)) {
                old.add(secret.name());
            }
        }
        table.forgetSecrets(old);
        if (!fresh) {
            String name = ServerSecrets.TRANSPORT + (newest + 1);
            table.keepSecrets(wrapped(Map.of(name, AeadKey.generate().exportForWrapping())));
        }
        return !fresh || !old.isEmpty();
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
