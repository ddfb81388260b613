package hcchat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.grpc.GrpcKeyClient;
import hcchat.intake.grpc.GrpcKeyServer;
import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceHost;
import hcchat.intake.transport.ServiceToken;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The office behind the service, each caller with a token of its own.
abstract class GrpcKeyClientContract extends KeyClientContract {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Map<Caller, ServiceToken> tokens = new EnumMap<>(Caller.class);
    private final List<KeyClient> clients = new ArrayList<>();
    private final ServiceHost host;
    private final String address;

    GrpcKeyClientContract(boolean tcp) {
        for (Caller caller : Caller.values()) {
            tokens.put(caller, new ServiceToken("token-of-" + caller + "-0123456789"));
        }
        String wanted = tcp ? "127.0.0.1:0" : "inprocess:keys" + NAMES.incrementAndGet();
        host = new ServiceHost(wanted, tokens, 2, List.of(new GrpcKeyServer(office)));
        address = tcp ? "127.0.0.1:" + host.port() : wanted;
    }

    @Override
    KeyClient client(Caller caller) {
        ServiceToken token = tokens.get(caller);
        assertThat(token).isNotNull();
        return client(token, address);
    }

    private KeyClient client(ServiceToken token, String... addresses) {
        KeyClient client = new GrpcKeyClient(List.of(addresses), new Channels(token, ForkJoinPool.commonPool()));
        clients.add(client);
        return client;
    }

    @AfterEach
    void close() {
        clients.forEach(KeyClient::close);
        host.close();
    }

    @Test
    void a_wrong_token_gets_nothing() {
        assertUnavailable(
                client(new ServiceToken("nobodys-token-0123456789"), address).serverSecrets());
    }

    @Test
    void another_instance_is_asked_when_one_is_not_there() {
        KeyClient both = client(new ServiceToken("token-of-WS_EDGE-0123456789"), "inprocess:nobody", address);

        assertThat(await(both.roomKeys(List.of(FIRST)))).containsOnlyKeys(FIRST);
    }
}
