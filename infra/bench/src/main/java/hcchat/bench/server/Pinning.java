package hcchat.bench.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Who runs on which core: the server with all its children on one, the load on another, so that neither's figures hold
/// the other's work.
///
/// @param server core of the server, -1 for any
/// @param load core of the load, -1 for any
public record Pinning(int server, int load) {
    public static final Pinning NONE = new Pinning(-1, -1);

    List<String> onServersCore(List<String> command) {
        if (server < 0) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(server)));
        pinned.addAll(command);
        return pinned;
    }

    /// Moves this process, with all threads that it has, to the load's core.
    public void pinLoad() throws IOException, InterruptedException {
        if (load >= 0) {
            String self = Long.toString(ProcessHandle.current().pid());
            Process taskset = new ProcessBuilder("taskset", "-a", "-c", "-p", Integer.toString(load), self)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (taskset.waitFor() != 0) {
                throw new IOException("taskset can't pin this process to core " + load);
            }
        }
    }
}
