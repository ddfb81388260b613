package hcchat.client.file;

import java.time.Duration;

/// A step of a transfer failed.
final class TransferException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final boolean again;
    private final transient Duration atLeast;

    private TransferException(String code, boolean again, Duration atLeast) {
        super(code);
        this.code = code;
        this.again = again;
        this.atLeast = atLeast;
    }

    /// Trying again can't help.
    static TransferException refused(String code) {
        return new TransferException(code, false, Duration.ZERO);
    }

    /// @param atLeast to wait before the next try
    static TransferException notNow(String code, Duration atLeast) {
        return new TransferException(code, true, atLeast);
    }

    /// Why, in one word: the server's, or ours.
    String code() {
        return code;
    }

    boolean again() {
        return again;
    }

    Duration atLeast() {
        return atLeast;
    }
}
