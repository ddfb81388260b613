package hcchat.client;

import hcchat.client.crypto.Passphrase;
import hcchat.client.crypto.RoomCipher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A room's keys: not wanted, on their way, or there. What the server tells between the room's salt and its keys waits
/// here, in order, so that nobody is told what could be read a moment later. Guarded by the client's lock.
final class Keyring {
    // More than a replay brings: who has more waiting starts over, and then the keys are there.
    private static final int MOST = 16_384;

    private final Surroundings client;
    private boolean locked;
    private @Nullable Passphrase passphrase;
    private List<ServerFrame> held = new ArrayList<>();
    private Secrecy secrecy = Secrecy.NONE;

    /// @param passphrase owned from now on; null where none is wanted
    Keyring(Surroundings client, @Nullable Passphrase passphrase) {
        this.client = client;
        this.passphrase = passphrase;
        this.locked = passphrase != null;
    }

    /// Whether the keys are wanted and not there.
    boolean isLocked() {
        return locked;
    }

    Secrecy secrecy() {
        return secrecy;
    }

    /// Derives the keys elsewhere, the first time that it is called.
    ///
    /// @param then told under the lock; null if they couldn't be derived
    void derive(byte[] salt, Consumer<@Nullable RoomCipher> then) {
        Passphrase taken = takePassphrase();
        if (taken == null) {
            return;
        }
        var _ = CompletableFuture.supplyAsync(
                        () -> {
                            try (taken) {
                                return new RoomCipher(client.keyMaker().keys(taken, salt), client.chance());
                            }
                        },
                        Thread::startVirtualThread)
                .whenComplete((cipher, failure) -> client.turn().run(() -> then.accept(cipher)));
    }

    /// @return false when too much waits
    boolean hold(ServerFrame frame) {
        return held.size() < MOST && held.add(frame);
    }

    /// @return what waited for the keys
    List<ServerFrame> open(RoomCipher cipher) {
        secrecy = new Secrecy(cipher);
        locked = false;
        return takeHeld();
    }

    /// The socket is gone: what it brought comes again.
    void forgetHeld() {
        takeHeld();
    }

    private List<ServerFrame> takeHeld() {
        List<ServerFrame> taken = held;
        held = new ArrayList<>();
        return taken;
    }

    private @Nullable Passphrase takePassphrase() {
        Passphrase taken = passphrase;
        passphrase = null;
        return taken;
    }

    void wipe() {
        secrecy.wipe();
        Passphrase left = takePassphrase();
        if (left != null) {
            left.close();
        }
    }
}
