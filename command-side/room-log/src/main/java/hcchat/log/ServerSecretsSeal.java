package hcchat.log;

import hcchat.storage.seal.SealBroken;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The seal under the server's transport keys.
public final class ServerSecretsSeal implements TransportSeal {
    private final Supplier<hcchat.storage.seal.TransportSeal> current;

    /// @param current asked for each record: the keys rotate while a process runs
    public ServerSecretsSeal(Supplier<hcchat.storage.seal.TransportSeal> current) {
        this.current = current;
    }

    @Override
    public byte[] seal(byte[] aad, byte[] plain) {
        return current.get().seal(aad, plain);
    }

    @Override
    public byte @Nullable [] open(byte[] aad, byte[] sealed) {
        hcchat.storage.seal.TransportSeal keys = current.get();
        try {
            return keys.knows(sealed) ? keys.open(aad, sealed) : null;
        } catch (SealBroken broken) {
            throw new IllegalArgumentException("a record whose seal is broken", broken);
        }
    }
}
