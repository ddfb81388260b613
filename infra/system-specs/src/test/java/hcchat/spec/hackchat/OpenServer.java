package hcchat.spec.hackchat;

import hcchat.harness.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One all-in-one that takes plain texts and keeps to its limits, for all who are to judge it; it ends with this
/// process.
final class OpenServer {
    private static @Nullable Server server;

    private OpenServer() {}

    static synchronized Server get() {
        Server running = server;
        if (running == null) {
            running = Server.in(folder(), "--e2ee", "optional", "--limits", "on")
                    .with("HCCHAT_EDGE_PUBLICCHANNELS", "lounge");
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            server = running.start();
        }
        return running;
    }

    private static Path folder() {
        try {
            // Below the build's own folder: gone with the next clean.
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "servers").toAbsolutePath()), "open");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
