package hcchat.intake;

import hcchat.intake.grpc.GrpcIntakeClient;
import hcchat.intake.grpc.GrpcIntakeServer;
import hcchat.intake.routing.RoutingSettings;
import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceHost;
import hcchat.intake.transport.ServiceToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Offices behind gRPC.
final class GrpcWorld implements World {
    // Who may ask for anything.
    static final ServiceToken TOKEN = new ServiceToken("command-token-0123456789");
    static final Map<Caller, ServiceToken> TOKENS = Map.of(Caller.COMMAND_SIDE, TOKEN);
    private static final AtomicInteger WORLDS = new AtomicInteger();

    private final boolean tcp;
    private final int world = WORLDS.incrementAndGet();
    private final Map<String, ScriptedOffice> offices = new LinkedHashMap<>();
    private final Map<String, ServiceHost> hosts = new LinkedHashMap<>();
    private final List<IntakeClient> clients = new ArrayList<>();
    private final ExecutorService answering = Executors.newSingleThreadExecutor();

    private GrpcWorld(boolean tcp) {
        this.tcp = tcp;
    }

    static GrpcWorld inProcess() {
        return new GrpcWorld(false);
    }

    static GrpcWorld overTcp() {
        return new GrpcWorld(true);
    }

    @Override
    public ScriptedOffice office(Realm realm) {
        String address = tcp ? "127.0.0.1:" + freePort() : "inprocess:world" + world + "-" + offices.size();
        ScriptedOffice office = new ScriptedOffice(realm, address);
        offices.put(address, office);
        start(office);
        return office;
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /// Breaks every stream to the office; it can't be reached until it is started again.
    void stop(ScriptedOffice office) {
        ServiceHost host = hosts.remove(office.address);
        if (host != null) {
            host.close();
        }
    }

    void start(ScriptedOffice office) {
        // A port that was just closed stays taken for a moment.
        Waiting.until(() -> {
            try {
                hosts.put(office.address, host(office));
                return true;
            } catch (UncheckedIOException taken) {
                return false;
            }
        });
    }

    private ServiceHost host(ScriptedOffice office) {
        return new ServiceHost(office.address, TOKENS, 2, List.of(new GrpcIntakeServer(office, answering)));
    }

    @Override
    public IntakeClient client(RoutingSettings settings, Presence presence, LiveFeed feed) {
        IntakeClient client = new GrpcIntakeClient(settings, new Channels(TOKEN, Runnable::run), presence, feed);
        clients.add(client);
        return client;
    }

    @Override
    public List<String> addresses() {
        return List.copyOf(offices.keySet());
    }

    @Override
    public void close() {
        clients.forEach(IntakeClient::close);
        hosts.values().forEach(ServiceHost::close);
        offices.values().forEach(ScriptedOffice::close);
        answering.shutdownNow();
    }
}
