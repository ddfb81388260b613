package hcchat.allinone;

import hcchat.allinone.ApplicationPart.Running;
import hcchat.allinone.host.LocalPorts;
import hcchat.allinone.objects.ObjectsEndpoint;
import hcchat.allinone.postgres.PostgresEndpoint;
import hcchat.command.CommandApplication;
import hcchat.command.app.CommandPorts;
import hcchat.command.app.CommandSettings;
import hcchat.command.owner.OwnerSettings;
import hcchat.command.store.StoreSettings;
import hcchat.edge.EdgeApplication;
import hcchat.edge.app.EdgePorts;
import hcchat.intake.KeyClient;
import hcchat.intake.grpc.GrpcIntakeClient;
import hcchat.intake.grpc.GrpcKeyClient;
import hcchat.intake.routing.RoutingSettings;
import hcchat.intake.transport.Caller;
import hcchat.log.FetchedTransportKeys;
import hcchat.log.LogRecordCodec;
import hcchat.log.RoomLog;
import hcchat.log.ServerSecretsSeal;
import hcchat.log.account.AccountLog;
import hcchat.log.kafka.KafkaAccountLog;
import hcchat.log.kafka.KafkaLogSettings;
import hcchat.log.kafka.KafkaRoomLog;
import hcchat.query.DatabaseAccess;
import hcchat.query.QueryApplication;
import hcchat.query.QueryPorts;
import hcchat.query.QuerySettings;
import hcchat.replay.ReplayReader;
import hcchat.replay.grpc.GrpcReplayReader;
import hcchat.storage.seal.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/// The applications that make up the server, in the order in which they start.
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Ground ground;
    private final Inside inside = new Inside();
    private final AtomicBoolean queryReady = new AtomicBoolean();
    private final AtomicBoolean edgeReady = new AtomicBoolean();

    private Parts(Ground ground) {
        this.ground = ground;
    }

    static List<Part> on(Ground ground) {
        Parts parts = new Parts(ground);
        return List.of(
                new ApplicationPart("command-side", parts::commandSide),
                new ApplicationPart("query-side", parts::querySide),
                new ApplicationPart("ws-edge", parts::edge));
    }

    private Running commandSide() {
        Settings settings = ground.settings();
        PostgresEndpoint postgres = ground.postgres();
        StoreSettings store = new StoreSettings(
                postgres.jdbcUrl(),
                postgres.command().user(),
                postgres.command().password(),
                "command");
        Path root = ground.folder().root();
        CommandSettings command = new CommandSettings(
                store,
                OwnerSettings.of("command-1", Inside.COMMAND_SIDE),
                MasterKey.file(System.getenv(), Path.of(System.getProperty("user.home"))),
                root,
                List.of(root),
                settings.retention());
        KafkaLogSettings kafka = KafkaLogSettings.at(ground.kafka().bootstrapServers());
        ReplayReader history = new GrpcReplayReader(List.of(Inside.QUERY_SIDE), inside.calling(Caller.COMMAND_SIDE));
        CommandPorts ports = new CommandPorts(
                command,
                Clock.systemUTC(),
                secrets -> new KafkaRoomLog(kafka, new LogRecordCodec(new ServerSecretsSeal(secrets::transport))),
                secrets -> new KafkaAccountLog(kafka, new ServerSecretsSeal(secrets::transport)),
                inside.tokens(),
                kafka.partitions(),
                () -> queryReady.get() && edgeReady.get(),
                history);
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port", settings.healthPort(),
                "server.address", settings.bind(),
                "hcchat.web.edge-port", settings.port(),
                "hcchat.rest.limits", settings.limits(),
                "hcchat.rest.e2ee", word(settings.encryption()),
                "hcchat.accounts.registration", word(settings.registration()),
                "hcchat.operator.file", file(ground.folder()::commandOperator)));
        tellHistory(properties, "hcchat.rest.history");
        tellStore(properties);
        CommandApplication.Running running = CommandApplication.start(ports, properties);
        return new Running(() -> running.side().isReady(kafka.partitions()), () -> {
            running.close();
            history.close();
        });
    }

    private void tellStore(Map<String, Object> properties) {
        ObjectsEndpoint objects = ground.objects();
        String url = ground.settings().objectsUrl();
        if (objects != null) {
            if (url == null
                    && !ground.settings()
                            .bind()
                            .equals(LocalPorts.reachable(ground.settings().bind()))) {
                LOG.warn(
                        "Clients on other machines are sent to {} for attachments, where they find nothing: say how"
                                + " they reach this one with --s3-url",
                        objects.address());
            }
            properties.put("hcchat.storage.endpoint", objects.address().toString());
            properties.put("hcchat.storage.bucket", objects.bucket());
            properties.put("hcchat.storage.user", objects.server().id());
            properties.put("hcchat.storage.password", objects.server().secret());
            properties.put("hcchat.storage.presign-user", objects.presign().id());
            properties.put("hcchat.storage.presign-password", objects.presign().secret());
        }
        if (url != null) {
            properties.put("hcchat.storage.public-url", url);
        }
    }

    private void tellHistory(Map<String, Object> properties, String name) {
        Settings.History history = ground.settings().history();
        if (history != null) {
            properties.put(name, word(history));
        }
    }

    private Running querySide() {
        KeyClient keys = new GrpcKeyClient(List.of(Inside.COMMAND_SIDE), inside.calling(Caller.QUERY_SIDE));
        RoomLog log = log(keys);
        PostgresEndpoint postgres = ground.postgres();
        QuerySettings settings = QuerySettings.defaults(new DatabaseAccess(
                        postgres.jdbcUrl(),
                        postgres.query().user(),
                        postgres.query().password()))
                .withOps(0, file(ground.folder()::operator));
        QueryApplication query =
                QueryApplication.start(settings, new QueryPorts(log, keys, Inside.QUERY_SIDE, inside.tokens()));
        return new Running(() -> noted(queryReady, query.ready()), () -> {
            query.close();
            log.close();
            keys.close();
        });
    }

    private static Path file(InFolder place) {
        try {
            return place.file();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private Running edge() {
        Settings settings = ground.settings();
        KeyClient keys = new GrpcKeyClient(List.of(Inside.COMMAND_SIDE), inside.calling(Caller.WS_EDGE));
        RoomLog log = log(keys);
        AccountLog accounts = new KafkaAccountLog(
                KafkaLogSettings.at(ground.kafka().bootstrapServers()), new FetchedTransportKeys(keys::serverSecrets));
        ReplayReader reader = new GrpcReplayReader(List.of(Inside.QUERY_SIDE), inside.calling(Caller.WS_EDGE));
        EdgePorts ports = new EdgePorts(
                (presence, feed) -> new GrpcIntakeClient(
                        RoutingSettings.of(Inside.EDGE, List.of(Inside.COMMAND_SIDE)),
                        inside.streaming(Caller.WS_EDGE),
                        presence,
                        feed),
                keys,
                log,
                reader,
                accounts);
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port", settings.port(),
                "server.address", settings.bind(),
                "hcchat.edge.e2ee", word(settings.encryption()),
                "hcchat.edge.limits", settings.limits()));
        tellHistory(properties, "hcchat.edge.history");
        ConfigurableApplicationContext context = EdgeApplication.start(ports, properties);
        return new Running(
                () -> noted(
                        edgeReady, context.getBean(hcchat.edge.app.Edge.class).isReady()),
                () -> {
                    context.close();
                    accounts.close();
                    log.close();
                    keys.close();
                });
    }

    private RoomLog log(KeyClient keys) {
        return new KafkaRoomLog(
                KafkaLogSettings.at(ground.kafka().bootstrapServers()),
                new LogRecordCodec(new FetchedTransportKeys(keys::serverSecrets)));
    }

    private static boolean noted(AtomicBoolean note, boolean ready) {
        if (ready) {
            note.set(true);
        }
        return ready;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private interface InFolder {
        Path file() throws IOException;
    }
}
