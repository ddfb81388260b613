package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.log.account.AccountChange;
import hcchat.log.account.AccountChange.AccountEnded;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.account.AccountChange.TokenEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Whatever is issued, ended, joined and held up, in whatever order and on whichever edge: once all was heard, nobody
/// is in by a token that was ended.
class DeadTokensTest {
    private static final int STEPS = 400;

    private record Issued(UUID account, UUID device, UUID id, long at, String token) {
        boolean isEndedBy(AccountChange change) {
            return switch (change) {
                case DeviceEnded end ->
                    end.account().equals(account) && end.device().equals(device) && at < end.at();
                case AccountEnded end -> end.account().equals(account) && at < end.at();
                case TokenEnded end -> end.token().equals(id);
            };
        }
    }

    private record Joined(Peer peer, Issued by) {}

    private final Random random = random();
    private final TestServer server = new TestServer(52);
    private final List<UUID> accounts = ids(3);
    private final List<UUID> devices = ids(2);
    private final List<Issued> issued = new ArrayList<>();
    private final List<Joined> joined = new ArrayList<>();
    private final List<AccountChange> ended = new ArrayList<>();

    private static Random random() {
        long seed = Long.getLong("hcchat.seed", System.nanoTime());
        System.out.println("DeadTokensTest: -Dhcchat.seed=" + seed);
        return new Random(seed);
    }

    private static List<UUID> ids(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(UUID.randomUUID());
        }
        return ids;
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Test
    void a_dead_token_never_stays_in() {
        try (TestEdge one = new TestEdge(server, "one", TestEdge.OPEN);
                TestEdge two = new TestEdge(server, "two", TestEdge.OPEN)) {
            issue();
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> issue();
                    case 3 -> end();
                    case 4 ->
                        server.accountsOf(random.nextBoolean() ? "one" : "two").pauseReaders();
                    case 5 ->
                        server.accountsOf(random.nextBoolean() ? "one" : "two").resumeReaders();
                    default -> join(random.nextBoolean() ? one : two);
                }
            }
            server.accountsOf("one").resumeReaders();
            server.accountsOf("two").resumeReaders();

            for (Joined each : joined) {
                if (ended.stream().anyMatch(each.by::isEndedBy)) {
                    Await.until("the dead are out", () -> each.peer.socket().isClosed());
                } else {
                    each.peer.hears("session");
                    assertThat(each.peer.socket().isClosed()).isFalse();
                }
            }
            refusesTheDead(one);
            refusesTheDead(two);
        }
        server.close();
    }

    private void refusesTheDead(TestEdge edge) {
        for (Issued each : issued) {
            if (ended.stream().anyMatch(each::isEndedBy)) {
                Peer late = Peer.hcchat(edge.acceptor()).says(joining(each));
                assertThat(Peer.text(late.hears("warn"), "code")).isEqualTo("token_revoked");
                assertThat(late.heard("onlineSet")).isEmpty();
            }
        }
    }

    private void issue() {
        UUID account = any(accounts);
        UUID device = any(devices);
        UUID id = UUID.randomUUID();
        long at = System.currentTimeMillis();
        issued.add(new Issued(
                account, device, id, at, server.issuer.token(account, device, id, at, 600_000, claims -> {})));
    }

    private void end() {
        long now = System.currentTimeMillis() + 1;
        AccountChange change = switch (random.nextInt(3)) {
            case 0 -> new DeviceEnded(any(accounts), any(devices), now);
            case 1 -> new TokenEnded(any(issued).id, now + 600_000, now);
            default -> new AccountEnded(any(accounts), now);
        };
        ended.add(change);
        server.end(change);
        // Else a token of the same millisecond would be neither from before nor from after.
        Await.until("time goes on", () -> System.currentTimeMillis() > now);
    }

    private void join(TestEdge edge) {
        Issued by = any(issued);
        boolean early = random.nextBoolean();
        Peer peer = early ? Peer.bearing(edge.acceptor(), by.token) : Peer.hcchat(edge.acceptor());
        peer.says(early ? "{'cmd':'join','channel':'lobby" + joined.size() + "','nick':'n'}" : joining(by));
        Await.until("an answer", () -> !peer.heard().isEmpty());
        if (!peer.heard("onlineSet").isEmpty()) {
            joined.add(new Joined(peer, by));
        }
    }

    private String joining(Issued by) {
        return "{'cmd':'join','channel':'lobby" + joined.size() + "','nick':'n','token':'" + by.token + "'}";
    }
}
