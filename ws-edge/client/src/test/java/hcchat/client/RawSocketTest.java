package hcchat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RawSocketTest {
    @Test
    void any_string_goes_out_and_every_frame_comes_in() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                RawSocket socket = RawSocket.open(ClientSettings.of(server.uri()))) {
            ScriptedServer.Peer peer = server.accept();
            socket.send("[]");
            peer.say("{\"cmd\":\"info\"}");
            peer.say("{\"cmd\":\"chat\",\"text\":\"hi\"}");

            assertThat(peer.hear().isArray()).isTrue();
            assertThat(socket.await("chat").path("text").stringValue("")).isEqualTo("hi");
            assertThat(socket.subprotocol()).isEqualTo("hcchat.v1");
        }
    }

    @Test
    void no_subprotocol_is_offered_when_it_plays_a_hack_chat_client() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                RawSocket socket = RawSocket.openPlain(ClientSettings.of(server.uri()))) {
            assertThat(socket.subprotocol()).isEmpty();
        }
    }

    @Test
    void the_close_code_is_seen_and_what_is_awaited_fails() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                RawSocket socket = RawSocket.open(ClientSettings.of(server.uri()))) {
            server.accept().close();

            assertThat(socket.awaitClose(Duration.ofSeconds(10))).isEqualTo(1000);
            assertThatThrownBy(() -> socket.await("chat")).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void an_end_without_a_close_frame_is_noticed_also_while_it_does_not_read() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                RawSocket socket = RawSocket.open(ClientSettings.of(server.uri()))) {
            ScriptedServer.Peer peer = server.accept();
            socket.stopReading();
            peer.say("{\"cmd\":\"one\"}");
            socket.await("one");
            peer.hangUp();

            assertThat(socket.awaitClose(Duration.ofSeconds(10))).isEqualTo(1006);
        }
    }

    @Test
    void nothing_comes_in_while_it_does_not_read() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                RawSocket socket = RawSocket.open(ClientSettings.of(server.uri()))) {
            ScriptedServer.Peer peer = server.accept();
            socket.stopReading();
            peer.say("{\"cmd\":\"one\"}");
            peer.say("{\"cmd\":\"two\"}");
            // One frame had been asked for before; the other stays on the socket.
            socket.await("one");
            assertThat(socket.next(Duration.ofMillis(100))).isNull();

            socket.goOnReading();
            socket.await("two");
        }
    }
}
