package hcchat.client.file;

import java.nio.file.Path;

/// How a transfer ended.
public sealed interface TransferOutcome {
    /// The file is in the store, and its message in the room.
    ///
    /// @param seq of the message; 0 where it had been stored before
    record Sent(long seq) implements TransferOutcome {}

    /// @param file where it lies, whole
    record Saved(Path file) implements TransferOutcome {}

    /// @param code why, in one word: the server's, or one of docs/client.md
    record Failed(String code) implements TransferOutcome {}

    /// Somebody wanted it to end: nothing is left of it.
    record Cancelled() implements TransferOutcome {}

    /// The program ends; it goes on with the next one.
    record Interrupted() implements TransferOutcome {}
}
