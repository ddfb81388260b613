package hcchat.harness.cluster;

import hcchat.allinone.host.LocalPorts;
import hcchat.edge.EdgeApplication;
import hcchat.edge.app.Edge;
import hcchat.edge.app.EdgePorts;
import hcchat.harness.Await;
import hcchat.intake.KeyClient;
import hcchat.intake.grpc.GrpcIntakeClient;
import hcchat.intake.grpc.GrpcKeyClient;
import hcchat.intake.routing.RoutingSettings;
import hcchat.intake.transport.Caller;
import hcchat.log.FetchedTransportKeys;
import hcchat.log.LogRecordCodec;
import hcchat.log.RoomLog;
import hcchat.log.account.AccountLog;
import hcchat.log.kafka.KafkaAccountLog;
import hcchat.log.kafka.KafkaRoomLog;
import hcchat.replay.ReplayReader;
import hcchat.replay.grpc.GrpcReplayReader;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/// One edge of a cluster.
public final class EdgeSide implements AutoCloseable {
    private final int port = LocalPorts.free();
    private final KeyClient keys;
    private final RoomLog log;
    private final AccountLog accounts;
    private final ReplayReader replay;
    private final ConfigurableApplicationContext context;
    private boolean closed;

    /// @param further settings
    EdgeSide(String name, List<String> owners, String kafka, String query, Map<String, Object> further) {
        keys = new GrpcKeyClient(owners, Tokens.as(Caller.WS_EDGE));
        log = new KafkaRoomLog(
                OwnerAddress.log(kafka), new LogRecordCodec(new FetchedTransportKeys(keys::serverSecrets)));
        accounts = new KafkaAccountLog(OwnerAddress.log(kafka), new FetchedTransportKeys(keys::serverSecrets));
        replay = new GrpcReplayReader(List.of(query), Tokens.as(Caller.WS_EDGE));
        EdgePorts ports = new EdgePorts(
                (presence, feed) -> new GrpcIntakeClient(
                        RoutingSettings.of(name, owners), Tokens.as(Caller.WS_EDGE), presence, feed),
                keys,
                log,
                replay,
                accounts);
        Map<String, Object> properties = new HashMap<>(further);
        properties.putAll(
                Map.of("server.port", port, "server.address", LocalPorts.LOOPBACK, "hcchat.edge.limits", false));
        context = EdgeApplication.start(ports, properties);
        Edge edge = context.getBean(Edge.class);
        Await.until("the edge has read the log", Duration.ofSeconds(30), edge::isReady);
    }

    /// Where clients connect.
    public URI socket() {
        return URI.create("ws://" + LocalPorts.LOOPBACK + ":" + port + "/chat-ws");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        context.close();
        accounts.close();
        log.close();
        replay.close();
        keys.close();
    }
}
