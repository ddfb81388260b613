package hcchat.allinone;

import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the person who starts the server can choose, checked.
///
/// @param data holds everything that is kept
/// @param bind the address that sockets listen on; this machine alone unless told otherwise
/// @param port of web and sockets
/// @param healthPort of `/healthz` and `/readyz`
/// @param objectsPort of the embedded object store
/// @param encryption whether messages must be encrypted by the clients
/// @param limits off only for tests and benchmarks
/// @param history what somebody who joins may read; null: everything where all is encrypted, else from one's own first
/// join on
/// @param registration who may make an account
/// @param retention how long texts are kept; null: for ever
/// @param postgresUrl of a PostgreSQL elsewhere; null: the embedded one
/// @param kafkaBootstrap of a Kafka elsewhere; null: the embedded one
/// @param objectsElsewhere whether command-side finds an object store elsewhere in its own configuration; else there is
/// the embedded one
/// @param objectsUrl how clients reach the object store; null: at the address that it listens on
/// @param origins web origins whose pages may call, besides the server's own
public record Settings(
        Path data,
        String bind,
        int port,
        int healthPort,
        int objectsPort,
        Encryption encryption,
        boolean limits,
        @Nullable History history,
        Registration registration,
        @Nullable Duration retention,
        @Nullable String postgresUrl,
        @Nullable String kafkaBootstrap,
        boolean objectsElsewhere,
        @Nullable String objectsUrl,
        Set<String> origins) {

    public Settings {
        origins = Set.copyOf(origins);
        if (!isPort(port)
                || !isPort(healthPort)
                || !isPort(objectsPort)
                || port == healthPort
                || port == objectsPort
                || healthPort == objectsPort) {
            throw new StartRefused(
                    Reason.BAD_ARGUMENT,
                    "The ports must be three different ones between 1 and 65535, not " + port + ", " + healthPort
                            + " and " + objectsPort + ".");
        }
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 65_535;
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
