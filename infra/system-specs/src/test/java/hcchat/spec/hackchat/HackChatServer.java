package hcchat.spec.hackchat;

import hcchat.allinone.host.LocalPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The server that hack.chat runs on, npm's `hackchat-server`, in a process of its own.
final class HackChatServer implements AutoCloseable {
    private static final String CHECKOUT = "HCCHAT_HACKCHAT";

    private final Node node;
    private final int port;

    private HackChatServer(Path folder) {
        port = LocalPorts.free();
        node = Node.start(folder, "hackchat.mjs", Integer.toString(port));
        node.await("listening");
    }

    /// The package alone, as npm has it, without a command that anybody could give.
    static HackChatServer bare() {
        Path folder = Node.folder("bare");
        try {
            Path modules = Files.createDirectory(folder.resolve("commands"));
            Path standard = Node.packages().resolve(Path.of("node_modules", "hackchat-server", "standard_modules"));
            Files.copy(standard.resolve(Path.of("internal", "disconnect.js")), modules.resolve("disconnect.js"));
            Files.copy(Node.source("socketreply.mjs"), modules.resolve("socketreply.js"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return of(folder);
    }

    /// The package with hack.chat's own commands, which npm hasn't: those of the checkout that `HCCHAT_HACKCHAT`
    /// names.
    ///
    /// @return null where it names none
    static @Nullable HackChatServer whole() {
        String checkout = System.getenv(CHECKOUT);
        if (checkout == null) {
            return null;
        }
        Path folder = Node.folder("whole");
        Node.copy(Path.of(checkout, "commands"), folder.resolve("commands"));
        return of(folder);
    }

    private static HackChatServer of(Path folder) {
        try {
            Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new HackChatServer(folder);
    }

    URI socket() {
        return URI.create("ws://" + LocalPorts.LOOPBACK + ":" + port + "/chat-ws");
    }

    @Override
    public void close() {
        node.close();
    }
}
