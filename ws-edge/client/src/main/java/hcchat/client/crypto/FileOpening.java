package hcchat.client.crypto;

/// What came of opening a sealed file.
public sealed interface FileOpening {
    /// All of it is there, and what a member sealed.
    ///
    /// @param bytes of the file
    record Whole(long bytes) implements FileOpening {}

    /// What was written of it is to be thrown away.
    record Refused(FileRefusal why) implements FileOpening {}
}
