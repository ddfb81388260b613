package hcchat.harness.cluster;

import hcchat.allinone.host.DataFolder;
import hcchat.allinone.host.LocalPorts;
import hcchat.allinone.kafka.EmbeddedKafka;
import hcchat.allinone.postgres.EmbeddedPostgres;
import hcchat.allinone.postgres.PostgresEndpoint;
import hcchat.harness.ChildJvm;
import hcchat.harness.LogView;
import hcchat.harness.StoreView;
import hcchat.intake.IntakeClient;
import hcchat.intake.KeyClient;
import hcchat.intake.LiveFeed;
import hcchat.intake.Presence;
import hcchat.intake.grpc.GrpcIntakeClient;
import hcchat.intake.grpc.GrpcKeyClient;
import hcchat.intake.routing.RoutingSettings;
import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.log.FetchedTransportKeys;
import hcchat.log.LogRecordCodec;
import hcchat.log.RoomLog;
import hcchat.log.kafka.KafkaRoomLog;
import hcchat.query.DatabaseAccess;
import hcchat.query.QueryApplication;
import hcchat.query.QueryPorts;
import hcchat.query.QuerySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// One PostgreSQL, one Kafka, and as many owners and edges on them as a test asks for; what was opened is closed in
/// reverse.
public final class Cluster implements AutoCloseable {
    public static final int PARTITIONS = 8;
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final Path folder;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final String query = LocalPorts.LOOPBACK + ":" + LocalPorts.free();
    private final List<String> owners = new ArrayList<>();

    public Cluster(Path folder) {
        this.folder = folder;
        DataFolder data = opened(DataFolder.lock(folder.resolve("data")));
        postgres = opened(EmbeddedPostgres.start(data));
        kafka = opened(EmbeddedKafka.start(data));
        for (int i = 0; i < 4; i++) {
            owners.add(LocalPorts.LOOPBACK + ":" + LocalPorts.free());
        }
    }

    /// An owner in this process.
    ///
    /// @param number from 0 to 3: its name and its address
    public OwnerSide owner(int number) {
        return owner(number, postgres.endpoint().jdbcUrl());
    }

    /// An owner that reaches PostgreSQL by another way.
    public OwnerSide owner(int number, String jdbcUrl) {
        return opened(new OwnerSide(address(number, jdbcUrl), OwnerShape.USUAL));
    }

    /// An owner that isn't like the others.
    public OwnerSide owner(int number, OwnerShape shape) {
        return opened(new OwnerSide(address(number, postgres.endpoint().jdbcUrl()), shape));
    }

    /// An owner in a process of its own.
    public KillableOwner killableOwner(int number) {
        OwnerAddress address = address(number, postgres.endpoint().jdbcUrl());
        ChildJvm jvm = ChildJvm.start(
                "hcchat.harness.cluster.OwnerProcess", address.words(), Map.of(), folder.resolve("owner.log"));
        KillableOwner owner = opened(new KillableOwner(jvm));
        jvm.awaitLine(OwnerProcess.READY, READY_WITHIN);
        return owner;
    }

    private OwnerAddress address(int number, String jdbcUrl) {
        PostgresEndpoint.Login login = postgres.endpoint().command();
        return new OwnerAddress(
                "owner-" + number,
                owners.get(number),
                jdbcUrl,
                login.user(),
                login.password(),
                kafka.endpoint().bootstrapServers(),
                query,
                folder);
    }

    /// Replay and its index; one owner must have made the store.
    public QueryApplication query() {
        KeyClient keys = opened(new GrpcKeyClient(owners, Tokens.as(Caller.QUERY_SIDE)));
        RoomLog log = opened(new KafkaRoomLog(
                OwnerAddress.log(kafka.endpoint().bootstrapServers()),
                new LogRecordCodec(new FetchedTransportKeys(keys::serverSecrets))));
        PostgresEndpoint.Login login = postgres.endpoint().query();
        return opened(QueryApplication.start(
                QuerySettings.defaults(
                        new DatabaseAccess(postgres.endpoint().jdbcUrl(), login.user(), login.password())),
                new QueryPorts(log, keys, query, Tokens.ALL)));
    }

    /// An edge; query-side must be there.
    public EdgeSide edge(String name) {
        return edge(name, Map.of());
    }

    /// One with further settings.
    public EdgeSide edge(String name, Map<String, Object> further) {
        return opened(new EdgeSide(name, owners, kafka.endpoint().bootstrapServers(), query, further));
    }

    /// One in a process of its own.
    public PausableEdge pausableEdge(String name) {
        List<String> words = new ArrayList<>(List.of(name, kafka.endpoint().bootstrapServers(), query));
        words.addAll(owners);
        ChildJvm jvm =
                ChildJvm.start("hcchat.harness.cluster.EdgeProcess", words, Map.of(), folder.resolve(name + ".log"));
        URI socket = URI.create(jvm.awaitLine(EdgeProcess.READY, READY_WITHIN).substring(EdgeProcess.READY.length()));
        return opened(new PausableEdge(jvm, socket));
    }

    /// Asks owners what no socket may: to found rooms.
    public IntakeClient intake() {
        return opened(new GrpcIntakeClient(
                RoutingSettings.of("founders", owners),
                Tokens.as(Caller.COMMAND_SIDE),
                Presence.NOBODY,
                LiveFeed.NOBODY));
    }

    /// The addresses of the services that deployables offer each other: of owners, the key service beside the
    /// intake.
    public List<String> ownerServices() {
        return List.copyOf(owners);
    }

    /// The address of replay.
    public String queryService() {
        return query;
    }

    /// A way to any of them with a deployable's own token.
    public static Channels as(Caller caller) {
        return Tokens.as(caller);
    }

    /// What a deployable shows at these services.
    public static String token(Caller caller) {
        return Tokens.word(caller);
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    public StoreView store() {
        return StoreView.of(folder.resolve("data"));
    }

    public LogView events() {
        return LogView.of(folder.resolve("data"));
    }

    /// Closed with the cluster: after what is opened later, before what was opened earlier.
    public <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    @Override
    public void close() {
        List<Exception> failures = new ArrayList<>();
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a part did not close", failures.getFirst());
        }
    }
}
