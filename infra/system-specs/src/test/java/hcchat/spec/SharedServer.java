package hcchat.spec;

import hcchat.harness.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One all-in-one for all specifications that do it no harm; it ends with this process.
public final class SharedServer {
    private static @Nullable Server server;

    private SharedServer() {}

    public static synchronized Server get() {
        Server running = server;
        if (running == null) {
            running = Server.in(folder());
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            server = running.start();
        }
        return running;
    }

    private static Path folder() {
        try {
            // Below the build's own folder: gone with the next clean.
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "servers").toAbsolutePath()), "shared");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
