package hcchat.log;

/// The log couldn't be reached in time. Asking again may help.
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
