package hcchat.client.crypto;

import java.io.IOException;

/// A file has another length than it had when it was chosen: it was written to meanwhile. Trying again may help.
public final class FileChangedException extends IOException {
    private static final long serialVersionUID = 1;

    FileChangedException() {
        super("a file that was changed while it was read");
    }
}
