package hcchat.edge.app;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.EdgeApplication;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Ear;
import hcchat.edge.fixture.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class EdgeApplicationTest {
    private static final TestServer SERVER = new TestServer(1);
    private static ConfigurableApplicationContext context;
    private static int port;
    private static ConfigurableApplicationContext limited;
    private static int limitedPort;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        context = EdgeApplication.start(
                SERVER.ports("edge"),
                Map.of("server.port", 0, "server.address", "127.0.0.1", "hcchat.edge.e2ee", "optional"));
        port = port(context);
        limited = EdgeApplication.start(
                SERVER.ports("limited"),
                Map.of("server.port", 0, "server.address", "127.0.0.1", "hcchat.edge.address.sockets", 2));
        limitedPort = port(limited);
    }

    private static int port(ConfigurableApplicationContext edge) {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) edge).getWebServer())
                .getPort();
    }

    @AfterAll
    static void stop() {
        limited.close();
        context.close();
        SERVER.close();
    }

    @Test
    void a_message_goes_from_socket_to_socket_over_the_real_transport() {
        Ear alice = new Ear();
        WebSocket toAlice = connect("/chat-ws", alice);
        say(toAlice, "{\"cmd\":\"join\",\"channel\":\"lobby\",\"nick\":\"alice\"}");
        Await.until("alice is in", () -> alice.hears("\"cmd\":\"session\""));
        Ear bob = new Ear();
        WebSocket toBob = connect("/", bob);
        say(toBob, "{\"cmd\":\"join\",\"channel\":\"lobby\",\"nick\":\"bob\"}");
        Await.until("bob is in", () -> bob.hears("\"cmd\":\"session\""));
        say(toAlice, "{\"cmd\":\"chat\",\"text\":\"hi \\u00fc\"}");
        Await.until("bob hears", () -> bob.hears("\"text\":\"hi ü\""));
        Await.until("alice hears herself", () -> alice.hears("\"text\":\"hi ü\""));
        assertThat(alice.hears("\"onlineAdd\",\"nick\":\"bob\"")).isTrue();
        toAlice.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        Await.until("bob hears that alice went", () -> bob.hears("onlineRemove"));
        toBob.abort();
    }

    @Test
    void the_subprotocol_is_answered_when_it_is_offered() {
        Ear ear = new Ear();
        WebSocket socket = Ear.connect(HTTP, port, "/chat-ws", ear, "hcchat.v1", "hcchat.bearer.secret");
        assertThat(socket.getSubprotocol()).isEqualTo("hcchat.v1");
        say(socket, "{\"cmd\":\"nonsense\"}");
        Await.until("an answer", () -> ear.hears("no_such_command"));
        socket.abort();
    }

    @Test
    void an_address_that_has_all_its_sockets_is_told_so_and_closed() {
        for (int i = 0; i < 2; i++) {
            Ear ear = new Ear();
            say(Ear.connect(HTTP, limitedPort, "/chat-ws", ear, "hcchat.v1"), "{\"cmd\":\"ping\"}");
            Await.until("it is in", () -> ear.hears("pong"));
        }
        Ear third = new Ear();
        Ear.connect(HTTP, limitedPort, "/chat-ws", third, "hcchat.v1");
        Await.until("it is closed", () -> Objects.equals(third.closeCode(), 1013));
        assertThat(third.hears("\"code\":\"address_full\",\"retryAfterMs\":10000"))
                .isTrue();
    }

    @Test
    void a_plain_request_is_told_to_upgrade() throws Exception {
        var response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/chat-ws"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(426);
        assertThat(response.body()).isEqualTo("Upgrade Required");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    }

    @Test
    void what_is_no_path_of_a_socket_goes_to_the_web_server() throws Exception {
        var response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/nothing-here"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(404);
    }

    private static WebSocket connect(String path, Ear ear) {
        return Ear.connect(HTTP, port, path, ear);
    }

    private static void say(WebSocket to, String text) {
        to.sendText(text, true).join();
    }
}
