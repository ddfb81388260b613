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
            running = lasting("shared");
            server = running.start();
        }
        return running;
    }

    /// One that ends with this process, to be started.
    ///
    /// @param name begins its folder's
    public static Server lasting(String name, String... arguments) {
        Server made = Server.in(folder(name), arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(made::close));
        return made;
    }

    private static Path folder(String name) {
        try {
            // Below the build's own folder: gone with the next clean.
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "servers").toAbsolutePath()), name);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
