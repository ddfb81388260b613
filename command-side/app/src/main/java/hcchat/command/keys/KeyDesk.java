package hcchat.command.keys;

import hcchat.command.store.KeyTable;
import hcchat.command.store.KeyTable.KeyRow;
import hcchat.command.store.StoreFailure;
import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.KeyOffice;
import hcchat.intake.transport.Caller;
import hcchat.room.RoomId;
import hcchat.storage.seal.MasterKey;
import hcchat.storage.seal.ServerSecrets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The key service: unwraps what a caller may have. What it hands out is read from the store at each call, so that an
/// erased key is gone at once.
public final class KeyDesk implements KeyOffice {
    private final KeyTable table;
    private final MasterKey master;
    private final Supplier<Map<String, byte[]>> secrets;
    private final Supplier<byte[]> jwks;

    /// @param table over a connection of its own; calls are taken one at a time
    /// @param secrets as the store has them, whichever process made them
    /// @param jwks the public keys of access tokens, as they are published; asked at each call, so it mustn't wait
    public KeyDesk(KeyTable table, MasterKey master, Supplier<Map<String, byte[]>> secrets, Supplier<byte[]> jwks) {
        this.table = table;
        this.master = master;
        this.secrets = secrets;
        this.jwks = jwks;
    }

    @Override
    public Map<String, byte[]> serverSecrets(Caller caller) {
        Map<String, byte[]> all = new HashMap<>(secrets.get());
        all.put(ServerSecrets.JWKS, jwks.get());
        return all;
    }

    @Override
    public synchronized Map<KeyId, byte[]> roomKeys(Caller caller, Collection<KeyId> ids) {
        Set<RoomId> rooms = new HashSet<>();
        ids.forEach(id -> rooms.add(id.room()));
        Set<KeyId> wanted = Set.copyOf(ids);
        Map<KeyId, byte[]> found = new HashMap<>();
        try {
            for (KeyRow row : table.keys(rooms)) {
                KeyId id = new KeyId(row.room(), row.kid());
                byte[] wrapped = row.wrapped();
                if (wrapped != null && wanted.contains(id)) {
                    found.put(id, master.unwrap(RoomKeyring.label(row.room(), row.kid()), wrapped));
                }
            }
        } catch (StoreFailure away) {
            throw new IllegalStateException("the store is not to be had", away);
        }
        return found;
    }
}
