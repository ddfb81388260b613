package hcchat.intake.memory;

import hcchat.intake.KeyClient;
import hcchat.intake.KeyGrants;
import hcchat.intake.KeyOffice;
import hcchat.intake.transport.Caller;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// A key client straight onto a key office.
public final class InMemoryKeyClient implements KeyClient {
    private final KeyOffice office;
    private final Caller caller;

    public InMemoryKeyClient(KeyOffice office, Caller caller) {
        this.office = office;
        this.caller = caller;
    }

    @Override
    public CompletableFuture<Map<String, byte[]>> serverSecrets() {
        return answer(() -> {
            Map<String, byte[]> secrets = new HashMap<>(office.serverSecrets(caller));
            secrets.keySet().removeIf(name -> !KeyGrants.mayHaveSecret(caller, name));
            return secrets;
        });
    }

    @Override
    public CompletableFuture<Map<KeyId, byte[]>> roomKeys(Collection<KeyId> ids) {
        if (!KeyGrants.mayHaveRoomKeys(caller)) {
            return CompletableFuture.failedFuture(new KeysUnavailable("PERMISSION_DENIED"));
        }
        return answer(() -> office.roomKeys(caller, ids));
    }

    private static <A> CompletableFuture<A> answer(Supplier<A> making) {
        try {
            return CompletableFuture.completedFuture(making.get());
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(new KeysUnavailable("UNAVAILABLE"));
        }
    }

    @Override
    public void close() {}
}
