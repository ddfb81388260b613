package hcchat.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JettySocketTest {
    private final Guest guest = new Guest();
    private final Pulse pulse = new Pulse(1, 1);
    private JettyHost host;

    @BeforeEach
    void start() throws Exception {
        host = new JettyHost(guest, SocketLimits.DEFAULTS, pulse);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
        pulse.close();
    }

    private RawPeer peer(String... headers) throws Exception {
        RawPeer peer = new RawPeer(host.port(), headers);
        return peer;
    }

    @Test
    void fragments_are_joined_and_a_ping_between_them_is_answered() throws Exception {
        try (RawPeer peer = peer()) {
            peer.frame(0x01, "{\"a\":\"\u00c3".getBytes(StandardCharsets.ISO_8859_1));
            peer.frame(0x89, new byte[] {7});
            peer.frame(0x80, "\u00bc\"}".getBytes(StandardCharsets.ISO_8859_1));
            Await.until("the message", () -> guest.messages.contains("{\"a\":\"ü\"}"));
            assertThat(peer.bytes(3)).containsExactly(0x8A, 1, 7);
        }
    }

    @Test
    void a_binary_message_is_heard_like_text() throws Exception {
        try (RawPeer peer = peer()) {
            peer.frame(0x82, "{}".getBytes(StandardCharsets.US_ASCII));
            Await.until("the message", () -> guest.messages.contains("{}"));
        }
    }

    @Test
    void the_longest_message_is_heard_and_a_longer_one_is_not() throws Exception {
        try (RawPeer peer = peer()) {
            peer.text("x".repeat(65_537));
            peer.text("y".repeat(65_536));
            Await.until("the shorter one", () -> guest.messages.size() == 1);
            assertThat(guest.messages.getFirst()).startsWith("y").hasSize(65_536);
            assertThat(guest.tooLong).isEqualTo(1);
        }
    }

    @Test
    void a_message_without_end_is_cut_off() throws Exception {
        try (RawPeer peer = peer()) {
            peer.announce(64 << 20);
            peer.frame(0x01, new byte[0]);
            byte[] noise = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                try {
                    peer.frame(0x00, noise);
                } catch (IOException cut) {
                    break;
                }
            }
            Await.until("it is closed", () -> guest.closed == 1);
            assertThat(guest.messages).isEmpty();
        }
    }

    @Test
    void bytes_that_are_no_text_close_with_1007() throws Exception {
        try (RawPeer peer = peer()) {
            peer.frame(0x81, new byte[] {(byte) 0xC0, (byte) 0x80});
            byte[] close = peer.bytes(4);
            assertThat(close).containsExactly(0x88, 2, 0x03, (byte) 0xEF);
            assertThat(guest.messages).isEmpty();
        }
    }

    @Test
    void a_close_without_status_has_none_on_the_wire() throws Exception {
        try (RawPeer peer = peer()) {
            Await.until("it is open", () -> guest.socket != null);
            guest.socket().close(Socket.NO_STATUS, "");
            assertThat(peer.bytes(2)).containsExactly(0x88, 0);
        }
    }

    @Test
    void nothing_is_read_while_held() throws Exception {
        try (RawPeer peer = peer()) {
            Await.until("it is open", () -> guest.socket != null);
            guest.socket().hold();
            peer.text("one");
            Await.until("the one that was waited for", () -> guest.messages.size() == 1);
            peer.text("two");
            peer.frame(0x89, new byte[0]);
            guest.socket().send(FrameBytes.of("sent"));
            assertThat(peer.bytes(6)).containsExactly(0x81, 4, 's', 'e', 'n', 't');
            assertThat(guest.messages).containsExactly("one");
            guest.socket().release();
            Await.until("the next", () -> guest.messages.size() == 2);
            assertThat(peer.bytes(2)).containsExactly(0x8A, 0);
        }
    }

    @Test
    void a_peer_that_is_silent_for_two_pings_is_cut_off() throws Exception {
        try (RawPeer peer = peer()) {
            Await.until("it is open", () -> !pulse.all().isEmpty());
            pulse.beat();
            pulse.beat();
            assertThat(peer.bytes(4)).containsExactly(0x89, 0, 0x89, 0);
            assertThat(guest.closed).isZero();
            pulse.beat();
            Await.until("it is closed", () -> guest.closed == 1);
            assertThat(pulse.all()).isEmpty();
        }
    }

    @Test
    void an_answered_ping_counts_as_a_sign_of_life() throws Exception {
        try (RawPeer peer = peer()) {
            Await.until("it is open", () -> !pulse.all().isEmpty());
            for (int i = 0; i < 5; i++) {
                pulse.beat();
                assertThat(peer.bytes(2)).containsExactly(0x89, 0);
                peer.frame(0x8A, new byte[0]);
                peer.text("ping " + i);
                int heard = i + 1;
                Await.until("it was heard", () -> guest.messages.size() == heard);
            }
            assertThat(guest.closed).isZero();
        }
    }

    @Test
    void the_subprotocol_of_ours_is_answered_and_a_token_never() throws Exception {
        try (RawPeer ours = peer("Sec-WebSocket-Protocol: hcchat.bearer.abc, hcchat.v1");
                RawPeer foreign = peer("Sec-WebSocket-Protocol: hcchat.bearer.abc, other")) {
            assertThat(ours.answer()).contains("Sec-WebSocket-Protocol: hcchat.v1");
            assertThat(foreign.answer())
                    .contains("Sec-WebSocket-Protocol: other")
                    .doesNotContain("abc");
        }
    }

    @Test
    void compression_is_never_agreed_to() throws Exception {
        try (RawPeer peer = peer("Sec-WebSocket-Extensions: permessage-deflate")) {
            assertThat(peer.answer()).startsWith("HTTP/1.1 101").doesNotContain("permessage-deflate");
        }
    }

    @Test
    void a_page_from_elsewhere_is_turned_away() throws Exception {
        try (RawPeer stranger = peer("Origin: https://evil.example");
                RawPeer local = peer("Origin: http://localhost:3000");
                RawPeer listed = peer("Origin: https://ours.example")) {
            assertThat(stranger.answer()).startsWith("HTTP/1.1 403");
            assertThat(local.answer()).startsWith("HTTP/1.1 101");
            assertThat(listed.answer()).startsWith("HTTP/1.1 101");
        }
    }
}
