package hcchat.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the command line and the environment ask for.
///
/// @param server where the socket is
/// @param rest where files are asked for
/// @param passphraseFile its first line is the passphrase; null to take HCCHAT_PASSPHRASE or to ask
/// @param encrypted false to say and hear texts in clear
/// @param state where tokens, cursors and what isn't sent yet are kept
/// @param json for scripts: objects in, objects out
/// @param color whether colours may be used
/// @param backlog how many of the last events are shown at the start, 0 to 500
/// @param patience how long a pipe waits for its acknowledgements
public record Options(
        String channel,
        String nick,
        URI server,
        URI rest,
        @Nullable Path passphraseFile,
        boolean encrypted,
        Path state,
        boolean json,
        boolean color,
        int backlog,
        Duration patience) {

    @Override
    public String toString() {
        return "Options";
    }
}
