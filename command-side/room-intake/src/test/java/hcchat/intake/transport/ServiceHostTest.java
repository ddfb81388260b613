package hcchat.intake.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.intake.health.v1.HealthGrpc;
import hcchat.intake.health.v1.HealthWire.HealthCheckRequest;
import hcchat.intake.health.v1.HealthWire.HealthCheckResponse.ServingStatus;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class ServiceHostTest {
    private static final ServiceToken TOKEN = new ServiceToken("edge-token-0123456789");
    private static final Map<Caller, ServiceToken> TOKENS = Map.of(Caller.WS_EDGE, TOKEN);

    private final AtomicBoolean ready = new AtomicBoolean();

    private ServiceHost host(String address) {
        return new ServiceHost(address, TOKENS, 1, List.of(new HealthService(ready::get)));
    }

    private static ServingStatus check(String address, ServiceToken token) {
        ManagedChannel channel = new Channels(token, Runnable::run).open(address);
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
        } finally {
            channel.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inprocess:health", "127.0.0.1:0"})
    void health_follows_what_the_process_says(String wanted) {
        try (ServiceHost host = host(wanted)) {
            String address = host.port() < 0 ? wanted : "127.0.0.1:" + host.port();
            assertThat(check(address, TOKEN)).isEqualTo(ServingStatus.NOT_SERVING);

            ready.set(true);

            assertThat(check(address, TOKEN)).isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void a_wrong_token_is_not_let_in() {
        try (ServiceHost host = host("inprocess:guarded")) {
            assertThat(host.port()).isEqualTo(-1);
            assertThatThrownBy(() -> check("inprocess:guarded", new ServiceToken("another-token-0123456789")))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            refused ->
                                    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
        }
    }

    @Test
    void a_taken_address_is_said_plainly() {
        try (ServiceHost first = host("127.0.0.1:0")) {
            String taken = "127.0.0.1:" + first.port();
            assertThatThrownBy(() -> host(taken))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(taken);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", ":1", "inprocess:", "host:port"})
    void an_address_that_is_none_is_refused(String text) {
        assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_token_is_long_enough_and_never_printed() {
        assertThatThrownBy(() -> new ServiceToken("short")).isInstanceOf(IllegalArgumentException.class);
        assertThat(TOKEN).hasToString("ServiceToken");
    }
}
