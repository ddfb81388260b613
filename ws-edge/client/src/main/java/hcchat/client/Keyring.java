package hcchat.client;

import hcchat.client.crypto.Passphrase;
import hcchat.client.crypto.RoomCipher;
import java.util.ArrayList;
import java.util.Arrays;
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
    // Derived at the door, before the room was entered, and the salt that it took.
    private @Nullable RoomCipher early;
    private byte[] earlySalt = {};

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

    /// The proof that a room's door asks for; null as long as there are no keys.
    @Nullable
    String doorProof() {
        RoomCipher cipher = early == null ? secrecy.cipher() : early;
        return cipher == null ? null : cipher.doorProof();
    }

    /// Keys for the proof, which are good for the room as well.
    void came(RoomCipher cipher, byte[] salt) {
        early = cipher;
        earlySalt = salt;
    }

    /// Takes what came early.
    ///
    /// @return null where nothing did, or for another salt
    @Nullable
    RoomCipher takeEarly(byte[] salt) {
        RoomCipher cipher = early;
        if (cipher == null || !Arrays.equals(salt, earlySalt)) {
            return null;
        }
        early = null;
        return cipher;
    }

    /// Whether there is something to derive keys from.
    boolean canDerive() {
        return passphrase != null;
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
        new Secrecy(early).wipe();
        Passphrase left = takePassphrase();
        if (left != null) {
            left.close();
        }
    }
}
