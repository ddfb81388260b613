package hcchat.cli.room;

import hcchat.client.crypto.Passphrase;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Which room to enter, how.
///
/// @param rest where its server's REST is, for files
/// @param passphrase null to say and hear texts in clear; stays the caller's
/// @param state the folder for what outlives this program, or null to keep nothing
public record Wish(
        URI server,
        URI rest,
        String channel,
        String nick,
        @Nullable Passphrase passphrase,
        @Nullable Path state) {

    @Override
    public String toString() {
        return "Wish";
    }
}
