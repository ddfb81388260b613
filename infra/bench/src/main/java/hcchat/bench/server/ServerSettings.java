package hcchat.bench.server;

import java.nio.file.Path;
import java.util.List;

/// How the bench starts the server.
///
/// @param libraries the folder with the all-in-one's jars
/// @param folder of this run: data, logs, master key
/// @param port 0 for any
public record ServerSettings(Path libraries, Path folder, List<String> javaOptions, int port, Pinning pinning) {
    public ServerSettings {
        javaOptions = List.copyOf(javaOptions);
    }
}
