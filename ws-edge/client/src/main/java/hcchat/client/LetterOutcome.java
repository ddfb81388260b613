package hcchat.client;

/// What came of making a letter.
public sealed interface LetterOutcome {
    record Written(Letter letter) implements LetterOutcome {}

    /// @param why `too_large`, `bad_text` or `encrypt_it` for what can't be sealed; [SendOutcome.TryLater] before
    /// the
    ///     room was entered
    record NotWritten(SendOutcome why) implements LetterOutcome {}
}
