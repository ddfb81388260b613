package hcchat.client;

import hcchat.client.crypto.Passphrase;
import hcchat.client.crypto.RoomKeys;

/// How a passphrase and a room's salt become keys. [RoomKeys#derive], but for tests that aren't about it: it takes some
/// tenths of a second each time.
interface KeyMaker {
    /// Blocks. The keys are the caller's to close.
    RoomKeys keys(Passphrase passphrase, byte[] salt);
}
