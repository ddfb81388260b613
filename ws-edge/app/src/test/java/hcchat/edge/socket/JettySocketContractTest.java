package hcchat.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Await;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class JettySocketContractTest extends SocketContract {
    private @Nullable JettyHost host;
    private @Nullable RawPeer raw;

    @Override
    Other other() throws Exception {
        JettyHost started = new JettyHost(guest, LIMITS, new Pulse(30, 30));
        host = started;
        RawPeer peer = new RawPeer(started.port());
        raw = peer;
        Await.until("the guest is in", () -> guest.socket != null);
        return new Other() {
            @Override
            public void say(String text) throws Exception {
                peer.text(text);
            }

            @Override
            public String hear() throws Exception {
                byte[] head = peer.bytes(2);
                int length =
                        head[1] < 126 ? head[1] : ByteBuffer.wrap(peer.bytes(2)).getChar();
                return new String(peer.bytes(length), StandardCharsets.UTF_8);
            }

            @Override
            public void stopReading() {
                // It reads only when it is asked.
            }

            @Override
            public int hearGoodbye() throws Exception {
                assertThat(peer.bytes(2)).containsExactly(0x88, 2);
                return ByteBuffer.wrap(peer.bytes(2)).getChar();
            }

            @Override
            public void cut() throws Exception {
                peer.close();
            }
        };
    }

    @AfterEach
    void stop() throws Exception {
        if (raw != null) {
            raw.close();
        }
        if (host != null) {
            host.close();
        }
    }
}
