package hcchat.intake;

import hcchat.room.RoomId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The key service as the other deployables see it: the server secrets that they need, and single room keys. Nothing
/// of it is ever written down. A call that nobody answers in 10 s, or that the token doesn't allow, fails with
/// [KeysUnavailable].
public interface KeyClient extends AutoCloseable {
    /// The secrets by name; which names a caller gets depends on its service token.
    CompletableFuture<Map<String, byte[]>> serverSecrets();

    /// The data keys asked for; one that was erased or never made is missing from the answer.
    CompletableFuture<Map<KeyId, byte[]>> roomKeys(Collection<KeyId> ids);

    @Override
    void close();

    /// @param kid which of the room's data keys, from 1
    record KeyId(RoomId room, int kid) {}

    /// No answer; asking again may help.
    final class KeysUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public KeysUnavailable(String why) {
            super(why);
        }
    }
}
