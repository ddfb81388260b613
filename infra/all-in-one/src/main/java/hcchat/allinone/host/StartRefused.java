package hcchat.allinone.host;

/// The server can't start as things are. The message is one sentence for the person who started it; no stack trace
/// would tell more.
public final class StartRefused extends RuntimeException {
    private final Reason reason;

    public StartRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public StartRefused(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Each reason has an exit code of its own, so that scripts can tell them apart.
    public enum Reason {
        BROKEN_DEPENDENCY(1),
        BAD_ARGUMENT(2),
        FOLDER_IN_USE(3),
        PORT_TAKEN(4),
        WRONG_JDK(5),
        NOT_DURABLE(6);

        private final int exitCode;

        Reason(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }
}
