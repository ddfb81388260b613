package hcchat.command.rest.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://hc.example.org, wss://hc.example.org/chat-ws",
        "https://hc.example.org/, wss://hc.example.org/chat-ws",
        "https://hc.example.org:8443/hc, wss://hc.example.org:8443/hc/chat-ws",
        "https://hc.example.org/hc/, wss://hc.example.org/hc/chat-ws",
        "http://hc.example.org//, ws://hc.example.org/chat-ws"
    })
    void clients_are_sent_below_the_public_address_with_one_slash_between(URI publicUrl, String socket) {
        assertThat(SocketAddress.below(publicUrl)).isEqualTo(socket);
    }
}
