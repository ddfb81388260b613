package hcchat.allinone;

import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the person who starts the server can choose, checked.
///
/// @param data holds everything that is kept
/// @param bind the address that sockets listen on; this machine alone unless told otherwise
/// @param port of web and sockets
/// @param healthPort of `/healthz` and `/readyz`
/// @param encryption whether messages must be encrypted by the clients
/// @param limits off only for tests and benchmarks
/// @param history what somebody who joins may read; null: everything where all is encrypted, else from one's own first
/// join on
/// @param registration who may make an account
/// @param retention how long texts are kept; null: for ever
/// @param postgresUrl of a PostgreSQL elsewhere; null: the embedded one
/// @param kafkaBootstrap of a Kafka elsewhere; null: the embedded one
public record Settings(
        Path data,
        String bind,
        int port,
        int healthPort,
        Encryption encryption,
        boolean limits,
        @Nullable History history,
        Registration registration,
        @Nullable Duration retention,
        @Nullable String postgresUrl,
        @Nullable String kafkaBootstrap) {

    public Settings {
        if (port < 1 || port > 65_535 || healthPort < 1 || healthPort > 65_535 || port == healthPort) {
            throw new StartRefused(
                    Reason.BAD_ARGUMENT,
                    "The ports must be two different ones between 1 and 65535, not " + port + " and " + healthPort
                            + ".");
        }
    }

    public enum Encryption {
        REQUIRED,
        OPTIONAL
    }

    public enum History {
        ALL,
        SINCE_JOIN
    }

    public enum Registration {
        OPEN,
        INVITE,
        CLOSED
    }
}
