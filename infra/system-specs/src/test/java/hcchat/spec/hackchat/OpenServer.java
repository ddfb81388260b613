package hcchat.spec.hackchat;

import hcchat.harness.Server;
import hcchat.spec.SharedServer;
import org.jspecify.annotations.Nullable;

/// One all-in-one that takes plain texts and keeps to its limits, for all who are to judge it; it ends with this
/// process.
final class OpenServer {
    private static @Nullable Server server;

    private OpenServer() {}

    static synchronized Server get() {
        Server running = server;
        if (running == null) {
            running = SharedServer.lasting("open", "--e2ee", "optional", "--limits", "on")
                    .with("HCCHAT_EDGE_PUBLICCHANNELS", "lounge");
            server = running.start();
        }
        return running;
    }
}
