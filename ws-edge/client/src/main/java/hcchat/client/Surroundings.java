package hcchat.client;

import hcchat.client.crypto.Passphrase;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// What a room's session needs of its client. All of it keeps the order of the calls and runs nothing of a caller's
/// under the client's lock.
interface Surroundings {
    void tell(RoomSession from, RoomSignal signal);

    void transmit(String frame);

    /// The command `id` is answered.
    void settle(UUID id, SendOutcome outcome);

    <T> void complete(CompletableFuture<T> future, T value);

    /// Derives the keys of `room` elsewhere, wipes `passphrase`, and then calls [RoomSession#unlocked].
    void unlock(RoomSession room, Passphrase passphrase, byte[] salt);

    /// Drops the socket and comes back with the cursors as they are now.
    void startOver();
}
