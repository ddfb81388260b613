package hcchat.harness.cluster;

import hcchat.allinone.host.LocalPorts;
import hcchat.command.app.CommandPorts;
import hcchat.command.app.CommandSettings;
import hcchat.command.owner.OwnerSettings;
import hcchat.command.store.StoreSettings;
import hcchat.intake.transport.Caller;
import hcchat.log.LogRecordCodec;
import hcchat.log.ServerSecretsSeal;
import hcchat.log.kafka.KafkaAccountLog;
import hcchat.log.kafka.KafkaLogSettings;
import hcchat.log.kafka.KafkaRoomLog;
import hcchat.replay.grpc.GrpcReplayReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Who an owner is and what it stands on; as words, so that another process can be told.
///
/// @param instance its name in the group
/// @param address `host:port` under which edges reach it
/// @param query `host:port` of the query-side that tells REST of the past
/// @param folder of the cluster; the master key lies in it
record OwnerAddress(
        String instance,
        String address,
        String jdbcUrl,
        String user,
        String password,
        String kafka,
        String query,
        Path folder) {
    private static final Duration LEASE = Duration.ofSeconds(2);
    // Edges come back at once, but on a busy machine that may take seconds; a join is given up after ten.
    private static final Duration SETTLE = Duration.ofSeconds(5);
    // So few that a busy room changes its key while owners fail, so many that most batches bring none: those with a key
    // are stored in another way.
    private static final long EVENTS_PER_KEY = 50;

    List<String> words() {
        return List.of(instance, address, jdbcUrl, user, password, kafka, query, folder.toString());
    }

    static OwnerAddress of(String... words) {
        return new OwnerAddress(
                words[0], words[1], words[2], words[3], words[4], words[5], words[6], Path.of(words[7]));
    }

    /// For who only reads.
    static KafkaLogSettings log(String bootstrap) {
        return log(bootstrap, OwnerShape.USUAL.session());
    }

    private static KafkaLogSettings log(String bootstrap, Duration session) {
        KafkaLogSettings usual = KafkaLogSettings.at(bootstrap);
        return new KafkaLogSettings(
                usual.bootstrap(),
                Cluster.PARTITIONS,
                usual.replication(),
                usual.retention(),
                usual.retentionBytes(),
                usual.segmentBytes(),
                usual.deliveryTimeout(),
                session,
                usual.security());
    }

    CommandPorts ports(OwnerShape shape) {
        OwnerSettings usual = OwnerSettings.of(instance, address);
        OwnerSettings owner = new OwnerSettings(
                instance,
                address,
                usual.maxWaiting(),
                usual.maxRound(),
                usual.maxUnpublished(),
                usual.pace(),
                LEASE,
                SETTLE,
                shape.cachedRooms(),
                EVENTS_PER_KEY);
        CommandSettings settings = new CommandSettings(
                new StoreSettings(jdbcUrl, user, password, "command"),
                owner,
                folder.resolve("keys").resolve("master.key"),
                folder.resolve("data"),
                List.of(),
                shape.retention());
        return new CommandPorts(
                settings,
                shape.clock(),
                secrets -> new KafkaRoomLog(
                        log(kafka, shape.session()), new LogRecordCodec(new ServerSecretsSeal(secrets::transport))),
                secrets -> new KafkaAccountLog(log(kafka), new ServerSecretsSeal(secrets::transport)),
                Tokens.ALL,
                1,
                () -> true,
                new GrpcReplayReader(List.of(query), Tokens.as(Caller.COMMAND_SIDE)));
    }

    /// What REST of a test is like: open to all, and in no hurry.
    ///
    /// @param port 0 for any
    static Map<String, Object> rest(int port) {
        return Map.of(
                "server.port",
                port,
                "server.address",
                LocalPorts.LOOPBACK,
                "hcchat.rest.limits",
                false,
                "hcchat.accounts.registration",
                "open");
    }
}
