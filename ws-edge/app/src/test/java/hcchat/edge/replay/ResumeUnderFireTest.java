package hcchat.edge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.app.EdgeSettings;
import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Others send while clients cut their sockets at random and resume: whoever resumes has every event once, in order,
/// whether the ring serves them or the store.
class ResumeUnderFireTest {
    private static final int CLIENTS = 12;
    private static final int MESSAGES = 600;

    /// What a client keeps over its sockets.
    private static final class Wanderer {
        final List<Long> kept = new ArrayList<>();
        final Set<String> problems = new HashSet<>();
        Peer peer;
        int taken;

        Wanderer(Peer peer) {
            this.peer = peer;
        }

        long cursor() {
            return kept.isEmpty() ? 0 : kept.getLast();
        }

        void take() {
            List<JsonNode> heard = peer.heard();
            for (; taken < heard.size(); taken++) {
                JsonNode frame = heard.get(taken);
                if (frame.has("blind")) {
                    kept.add(frame.path("seq").longValue());
                } else if (Peer.is(frame, "warn") || Peer.is(frame, "resync")) {
                    problems.add(frame.toString());
                }
            }
        }

        void resume(TestEdge edge) {
            peer.socket().cut();
            take();
            peer = Peer.hcchat(edge.acceptor());
            taken = 0;
            peer.says("{'cmd':'join','channel':'fire','after':" + cursor() + ",'epoch':1}");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_client_has_every_event_once_in_order(long seed) {
        System.out.println("seed " + seed);
        Random chance = new Random(seed);
        // An odd seed's ring holds everything, an even one's next to nothing.
        long ring = seed % 2 == 1 ? 32 << 20 : 1 << 20;
        EdgeSettings settings = TestEdge.settings(Encryption.OPTIONAL, false, History.ALL, ring);
        try (TestServer server = new TestServer(seed);
                TestEdge one = new TestEdge(server, "one", settings);
                TestEdge two = new TestEdge(server, "two", settings)) {
            Peer sender = Peer.hcchat(one.acceptor()).joined("fire", "sender");
            List<Wanderer> wanderers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Wanderer wanderer = new Wanderer(Peer.hcchat(two.acceptor()));
                wanderer.peer.says("{'cmd':'join','channel':'fire','after':0}");
                wanderers.add(wanderer);
            }
            String filler = "x".repeat(seed % 2 == 1 ? 10 : 4_000);
            for (int i = 0; i < MESSAGES; i++) {
                sender.says("{'cmd':'chat','text':'" + filler + i + "'}");
                if (chance.nextInt(4) == 0) {
                    Wanderer wanderer = wanderers.get(chance.nextInt(CLIENTS));
                    wanderer.resume(chance.nextBoolean() ? one : two);
                }
                if (chance.nextInt(50) == 0) {
                    wanderers.get(chance.nextInt(CLIENTS)).peer.socket().stopReading();
                }
                if (chance.nextInt(20) == 0) {
                    wanderers.forEach(wanderer -> wanderer.peer.socket().read());
                }
            }
            Await.until("all is stored", () -> server.head("fire") == MESSAGES);
            List<Long> all = LongStream.rangeClosed(1, MESSAGES).boxed().toList();
            for (Wanderer wanderer : wanderers) {
                wanderer.peer.socket().read();
                if (wanderer.peer.socket().isClosed()) {
                    wanderer.resume(one);
                }
                Await.until("everything has come to everybody", () -> {
                    wanderer.take();
                    return wanderer.cursor() >= MESSAGES
                            || wanderer.peer.socket().isClosed();
                });
                assertThat(wanderer.kept).as("seed %s", seed).isEqualTo(all);
                assertThat(wanderer.problems).isEmpty();
            }
        }
    }
}
