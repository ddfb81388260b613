package hcchat.edge.app;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.EdgeApplication;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Ear;
import hcchat.edge.fixture.TestServer;
import hcchat.log.account.AccountChange.DeviceEnded;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// Tokens that come with a handshake over the real transport, on an edge for people with an account only.
class BearingHandshakeTest {
    private static final TestServer SERVER = new TestServer(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final UUID ALICE = UUID.randomUUID();
    private static ConfigurableApplicationContext context;
    private static int port;

    @BeforeAll
    static void start() {
        context = EdgeApplication.start(
                SERVER.ports("edge"),
                Map.of("server.port", 0, "server.address", "127.0.0.1", "hcchat.edge.anonymous", "off"));
        port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        Await.until("it is ready", context.getBean(Edge.class)::isReady);
    }

    @AfterAll
    static void stop() {
        context.close();
        SERVER.close();
    }

    private static void join(WebSocket socket, String channel) {
        socket.sendText("{\"cmd\":\"join\",\"channel\":\"" + channel + "\",\"nick\":\"alice\"}", true)
                .join();
    }

    @Test
    void a_token_comes_in_a_header_or_as_a_subprotocol_that_is_never_echoed() {
        String token = SERVER.issuer.token(ALICE, UUID.randomUUID());
        Ear byHeader = new Ear();
        Ear byProtocol = new Ear();

        WebSocket one = Ear.connectBearing(HTTP, port, byHeader, "bearer  " + token);
        WebSocket two = Ear.connect(HTTP, port, "/chat-ws", byProtocol, "hcchat.v1", "hcchat.bearer." + token);

        assertThat(one.getSubprotocol()).isEqualTo("hcchat.v1");
        assertThat(two.getSubprotocol()).isEqualTo("hcchat.v1");
        join(one, "header");
        join(two, "protocol");
        Await.until("both are in", () -> byHeader.hears("\"account\":true") && byProtocol.hears("\"account\":true"));
        one.abort();
        two.abort();
    }

    @Test
    void who_shows_nothing_or_something_else_is_nobody() {
        Ear nothing = new Ear();
        Ear other = new Ear();
        WebSocket one = Ear.connect(HTTP, port, "/chat-ws", nothing, "hcchat.v1");
        WebSocket two = Ear.connectBearing(HTTP, port, other, "Basic YWxpY2U6c2VjcmV0");
        join(one, "lobby");
        join(two, "lobby");

        Await.until("both are refused", () -> nothing.hears("account_required") && other.hears("account_required"));
        one.abort();
        two.abort();
    }

    @Test
    void a_token_that_was_ended_closes_the_connection_and_opens_none() {
        UUID phone = UUID.randomUUID();
        String token = SERVER.issuer.token(ALICE, phone);
        Ear ear = new Ear();
        join(Ear.connectBearing(HTTP, port, ear, "Bearer " + token), "lobby");
        Await.until("it is in", () -> ear.hears("onlineSet"));

        SERVER.end(new DeviceEnded(ALICE, phone, System.currentTimeMillis() + 1));

        Await.until("it is closed", () -> Objects.equals(ear.closeCode(), 4002));
        assertThat(ear.hears("token_revoked")).isTrue();
        Ear again = new Ear();
        Ear.connectBearing(HTTP, port, again, "Bearer " + token);
        Await.until("it is closed", () -> Objects.equals(again.closeCode(), 4002));
    }
}
