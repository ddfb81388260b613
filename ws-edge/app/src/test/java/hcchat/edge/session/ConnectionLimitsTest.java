package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.edge.inbound.AddressLimits;
import hcchat.edge.inbound.ConnectionLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How fast one HCChat socket may speak is what the operator says.
class ConnectionLimitsTest {
    private static final int HOUR = 3_600;

    private final TestServer server = new TestServer(13);
    private @Nullable TestEdge edge;

    @AfterEach
    void close() {
        if (edge != null) {
            edge.close();
        }
        server.close();
    }

    private Peer joined(ConnectionLimits limits) {
        TestEdge opened = new TestEdge(
                server,
                "edge",
                TestEdge.settings(Encryption.OPTIONAL, true, History.ALL, 32 << 20, limits, AddressLimits.DEFAULTS));
        edge = opened;
        return Peer.hcchat(opened.acceptor()).joined("room", "alice");
    }

    private static void isRateLimited(Peer peer, String command) {
        JsonNode warn = peer.hears("warn");
        assertThat(Peer.text(warn, "code")).isEqualTo("rate_limited");
        assertThat(Peer.text(warn, "refused")).isEqualTo(command);
        assertThat(warn.path("retryAfterMs").longValue()).isPositive();
    }

    @Test
    void a_frame_more_than_at_once_is_refused() {
        // The join was the first.
        Peer alice = joined(new ConnectionLimits(1, 3, 1 << 20, HOUR, 0, 0));
        alice.says("{'cmd':'ping'}").says("{'cmd':'ping'}").says("{'cmd':'head'}");
        isRateLimited(alice, "head");
        assertThat(alice.heard("pong")).hasSize(2);
    }

    @Test
    void bytes_beyond_those_of_a_second_are_refused() {
        Peer alice = joined(new ConnectionLimits(1_000, 1_000, 64 << 10, HOUR, 0, 0));
        alice.says("{'cmd':'chat','text':'" + "x".repeat(60_000) + "'}")
                .says("{'cmd':'emote','text':'" + "x".repeat(60_000) + "'}");
        isRateLimited(alice, "emote");
        alice.hears("ack");
    }

    @Test
    void typing_is_told_as_often_as_the_operator_says() {
        Peer alice = joined(new ConnectionLimits(1_000, 1_000, 1 << 20, HOUR, HOUR, 0));
        alice.says("{'cmd':'typing'}").says("{'cmd':'typing'}");
        isRateLimited(alice, "typing");
    }

    @Test
    void seen_is_told_as_often_as_the_operator_says() {
        Peer alice = joined(new ConnectionLimits(1_000, 1_000, 1 << 20, HOUR, 0, HOUR));
        alice.says("{'cmd':'seen','read':0}").says("{'cmd':'seen','read':0}");
        isRateLimited(alice, "seen");
    }

    @Test
    void a_limit_that_no_frame_could_pass_is_refused_at_the_start() {
        assertThatThrownBy(() -> new ConnectionLimits(1, 1, (64 << 10) - 1, 1, 0, 0))
                .hasMessageContaining("hcchat.edge.connection.bytes-a-second");
    }
}
