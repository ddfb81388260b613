package hcchat.intake.transport;

/// Where a service listens, as configuration writes it.
sealed interface Address {
    /// In this process, under a name.
    record InProcess(String name) implements Address {}

    /// @param port 0, for a server only: any free one
    record Tcp(String host, int port) implements Address {}

    String IN_PROCESS = "inprocess:";

    /// @throws IllegalArgumentException if it is neither `inprocess:name` nor `host:port`
    static Address parse(String text) {
        if (text.startsWith(IN_PROCESS) && text.length() > IN_PROCESS.length()) {
            return new InProcess(text.substring(IN_PROCESS.length()));
        }
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("neither inprocess:name nor host:port: " + text);
        }
        try {
            return new Tcp(text.substring(0, colon), Integer.parseUnsignedInt(text, colon + 1, text.length(), 10));
        } catch (NumberFormatException notAPort) {
            throw new IllegalArgumentException("no port in " + text, notAPort);
        }
    }
}
