package hcchat.cli.room;

import hcchat.client.crypto.Passphrase;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Which room to enter, how.
///
/// @param passphrase null to say and hear texts in clear; stays the caller's
/// @param state the folder for what outlives this program
public record Wish(
        URI server, String channel, String nick, @Nullable Passphrase passphrase, Path state) {

    @Override
    public String toString() {
        return "Wish";
    }
}
