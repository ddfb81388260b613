package hcchat.command.keys;

import hcchat.storage.seal.AeadKey;
import hcchat.storage.seal.ContentMark;

/// A room's data key, usable.
///
/// @param kid its number in the room, from 1
public record RoomKey(int kid, AeadKey aead) {
    /// The mark of a command's content under this key.
    public long mark(byte[] content) {
        return ContentMark.of(aead.exportForWrapping(), content);
    }

    @Override
    public String toString() {
        return "RoomKey " + kid;
    }
}
