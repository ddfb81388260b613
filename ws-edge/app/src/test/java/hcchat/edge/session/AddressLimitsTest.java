package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.app.EdgeSettings.Encryption;
import hcchat.edge.app.EdgeSettings.History;
import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import hcchat.edge.inbound.AddressLimits;
import hcchat.edge.socket.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the HCChat sockets of one address may do together.
class AddressLimitsTest {
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";
    private static final int PLENTY = 100_000;

    private final TestServer server = new TestServer(12);
    private TestEdge edge = with(true, AddressLimits.DEFAULTS);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private TestEdge with(boolean limited, AddressLimits address) {
        return new TestEdge(
                server, "edge", TestEdge.settings(Encryption.OPTIONAL, limited, History.ALL, 32 << 20, address));
    }

    private void limit(AddressLimits address) {
        edge.close();
        edge = with(true, address);
    }

    private Peer from(String address) {
        return Peer.hcchat(edge.acceptor(), address);
    }

    private static void isRefused(Peer peer, String command, String code) {
        JsonNode warn = peer.hears("warn");
        assertThat(Peer.text(warn, "code")).isEqualTo(code);
        assertThat(Peer.text(warn, "refused")).isEqualTo(command);
        assertThat(warn.path("retryAfterMs").longValue()).isPositive();
    }

    @Test
    void one_socket_too_many_is_told_why_and_closed_and_others_come_in() {
        limit(new AddressLimits(2, PLENTY, PLENTY, PLENTY, PLENTY, PLENTY));
        Peer first = from(HOME).joined("room", "one");
        from(HOME).joined("room", "two");
        Peer third = from(HOME);
        isRefused(third, "", "address_full");
        assertThat(third.socket().closeCode()).isEqualTo(Socket.TRY_AGAIN_LATER);
        from(ELSEWHERE).joined("room", "three");
        first.socket().cut();
        Await.until("the place is free", () -> !from(HOME).socket().isClosed());
    }

    @Test
    void a_hack_chat_socket_counts_from_when_it_speaks_hcchat() {
        limit(new AddressLimits(1, PLENTY, PLENTY, PLENTY, 1, PLENTY));
        Peer old = Peer.hackChat(edge.acceptor(), HOME);
        old.says("{'cmd':'join','channel':'room','nick':'old'}").hears("onlineSet");
        Peer silent = Peer.hackChat(edge.acceptor(), HOME);
        old.says("{'cmd':'chat','text':'now','id':'00000000-0000-7000-8000-000000000001'}")
                .hears("ack");
        silent.says("{'cmd':'join','channel':'room','nick':'b','id':'00000000-0000-7000-8000-000000000002'}");
        isRefused(silent, "join", "address_full");
        assertThat(silent.socket().isClosed()).isTrue();
        old.says("{'cmd':'join','channel':'second','nick':'old'}");
        isRefused(old, "join", "address_full");
        old.says("{'cmd':'leave'}").hears("left");
        old.joined("second", "old");
    }

    @Test
    void sockets_that_each_keep_to_their_own_speed_are_braked_together() {
        limit(new AddressLimits(PLENTY, 1, PLENTY, PLENTY, PLENTY, PLENTY));
        Peer one = from(HOME).joined("room", "one");
        Peer two = from(HOME).joined("room", "two");
        Peer neighbour = from(ELSEWHERE).joined("room", "three");
        for (int i = 0; i < 30; i++) {
            one.says("{'cmd':'ping'}");
            two.says("{'cmd':'ping'}");
        }
        isRefused(two, "ping", "rate_limited");
        neighbour.says("{'cmd':'ping'}").hears("pong");
        assertThat(neighbour.heard("warn")).isEmpty();
    }

    @Test
    void joins_of_an_address_are_counted_over_all_its_sockets_and_survive_them() {
        limit(new AddressLimits(PLENTY, PLENTY, 1, 3, PLENTY, PLENTY));
        Peer one = from(HOME).joined("a", "one").joined("b", "one");
        Peer two = from(HOME).joined("a", "two");
        one.socket().cut();
        two.socket().cut();
        Await.until("both are gone", () -> server.roster("a").isEmpty());
        Peer again = from(HOME);
        for (int i = 0; i < 10; i++) {
            again.says("{'cmd':'join','channel':'again" + i + "','nick':'one'}");
        }
        isRefused(again, "join", "rate_limited");
        assertThat(again.socket().isClosed()).isFalse();
    }

    @Test
    void memberships_of_an_address_are_counted_over_all_its_sockets() {
        limit(new AddressLimits(PLENTY, PLENTY, PLENTY, PLENTY, 3, PLENTY));
        Peer one = from(HOME).joined("a", "one").joined("b", "one");
        Peer two = from(HOME).joined("a", "two");
        two.says("{'cmd':'join','channel':'b','nick':'two'}");
        isRefused(two, "join", "address_full");
        one.says("{'cmd':'leave','channel':'b'}").hears("left");
        two.says("{'cmd':'join','channel':'b','nick':'two'}");
        Await.until("in both", () -> two.heard("session").size() == 2);
    }

    @Test
    void who_has_read_more_than_its_share_waits_before_the_next_replay_or_page() {
        limit(new AddressLimits(PLENTY, PLENTY, PLENTY, PLENTY, PLENTY, 500));
        Peer writer = from(ELSEWHERE).joined("room", "writer");
        writer.says("{'cmd':'chat','text':'" + "x".repeat(2_000) + "'}").hears("chat");
        Peer reader = from(HOME).says("{'cmd':'join','channel':'room','nick':'reader','after':0}");
        reader.hears("synced");
        reader.says("{'cmd':'history','before':2}");
        isRefused(reader, "history", "rate_limited");
        Peer other = from(HOME).says("{'cmd':'join','channel':'room','nick':'other','after':0}");
        isRefused(other, "join", "rate_limited");
        other.says("{'cmd':'join','channel':'room','nick':'other'}").hears("onlineSet");
        writer.says("{'cmd':'history','before':2}").hears("page");
    }

    @Test
    void nothing_is_counted_where_limits_are_off() {
        edge.close();
        edge = with(false, new AddressLimits(1, 1, 1, 1, 1, 1));
        for (int i = 0; i < 5; i++) {
            Peer peer = from(HOME).joined("a", "n" + i).joined("b", "n" + i);
            for (int frame = 0; frame < 20; frame++) {
                peer.says("{'cmd':'ping'}");
            }
            peer.says("{'cmd':'history','before':1}").hears("page");
            peer.says("{'cmd':'history','before':1}");
            Await.until("two pages", () -> peer.heard("page").size() == 2);
            assertThat(peer.heard("warn")).isEmpty();
        }
    }
}
