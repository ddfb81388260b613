package hcchat.client;

import hcchat.client.crypto.Passphrase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The time between a room's salt and its keys: what the server tells meanwhile waits, in order, so that nobody is told
/// what could be read a moment later. Guarded by the client's lock.
final class Unlocking {
    // More than a replay brings: who has more waiting starts over, and then the keys are there.
    private static final int MOST = 16_384;

    private @Nullable Passphrase passphrase;
    private List<ServerFrame> held = new ArrayList<>();

    /// Owns `passphrase` from now on.
    Unlocking(Passphrase passphrase) {
        this.passphrase = passphrase;
    }

    /// The passphrase, to whoever derives the keys and wipes it; null when that has begun.
    @Nullable
    Passphrase takePassphrase() {
        Passphrase taken = passphrase;
        passphrase = null;
        return taken;
    }

    /// @return false when too much waits
    boolean hold(ServerFrame frame) {
        return held.size() < MOST && held.add(frame);
    }

    List<ServerFrame> takeHeld() {
        List<ServerFrame> taken = held;
        held = new ArrayList<>();
        return taken;
    }

    void wipe() {
        Passphrase left = takePassphrase();
        if (left != null) {
            left.close();
        }
    }
}
