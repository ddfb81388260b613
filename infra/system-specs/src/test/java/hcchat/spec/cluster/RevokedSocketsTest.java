package hcchat.spec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.RawSocket;
import hcchat.harness.Await;
import hcchat.harness.RestCaller;
import hcchat.harness.RestCaller.Reply;
import hcchat.harness.cluster.Cluster;
import hcchat.harness.cluster.EdgeSide;
import hcchat.harness.cluster.OwnerSide;
import hcchat.harness.cluster.PausableEdge;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens, devices, accounts and memberships that end: on two edges, one of them a process that is stopped now and
/// then. How long each took is printed.
@Timeout(180)
class RevokedSocketsTest extends OnOneCluster {
    // A second is promised; a machine that does much else at once may need more to show it.
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int REVOKED = 4002;
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static EdgeSide west;
    private static PausableEdge east;
    private static RestCaller rest;

    @BeforeAll
    static void startParts() {
        OwnerSide owner = cluster.owner(0);
        Await.until("an owner has the rooms", PATIENCE, () -> owner.owned() == Cluster.PARTITIONS);
        cluster.query();
        west = cluster.edge("west");
        east = cluster.pausableEdge("east");
        rest = new RestCaller(owner.rest());
    }

    @AfterAll
    static void closeParts() {
        rest.close();
    }

    /// What ends, whose sockets those are, and what is done to end it.
    private record Ending(String what, String token, Runnable end) {}

    private static String name(String of) {
        return of + NAMES.incrementAndGet();
    }

    private static Ending token() {
        Reply session = rest.register(name("token"));
        String token = session.text("accessToken");
        return new Ending(
                "a token",
                token,
                () -> rest.ask(token, "POST", "/auth/revoke", "{'accessToken':'" + token + "'}")
                        .done());
    }

    private static Ending device() {
        String name = name("device");
        String other = rest.register(name).text("accessToken");
        Reply phone = rest.logIn(name);
        String path = "/auth/devices/" + phone.text("device");
        return new Ending(
                "a device",
                phone.text("accessToken"),
                () -> rest.ask(other, "DELETE", path, "").done());
    }

    private static Ending account() {
        String token = rest.register(name("account")).text("accessToken");
        return new Ending(
                "an account",
                token,
                () -> rest.ask(token, "DELETE", "/auth/account", "{'password':'correct horse battery'}")
                        .done());
    }

    private static List<Ending> endings() {
        return List.of(token(), device(), account());
    }

    private RawSocket in(URI edge, String token, String channel) throws Exception {
        RawSocket socket = visitors.socket(edge);
        socket.send("{\"cmd\":\"join\",\"channel\":\"%s\",\"nick\":\"%s\",\"token\":\"%s\"}"
                .formatted(channel, name("n"), token));
        socket.await("session");
        return socket;
    }

    private static String sealed(String text) {
        return "E2EE:" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void say(RawSocket socket, String channel, String text) {
        socket.send("{\"cmd\":\"chat\",\"channel\":\"%s\",\"text\":\"%s\"}".formatted(channel, sealed(text)));
    }

    private static void hears(RawSocket socket, String text) throws Exception {
        socket.await(frame -> sealed(text).equals(frame.path("text").stringValue("")), PATIENCE);
    }

    /// @return all that it still heard
    private static List<String> mustEnd(RawSocket socket, String what, long since) throws Exception {
        List<String> heard = new ArrayList<>();
        long deadline = System.nanoTime() + SOON.toNanos();
        for (String frame = socket.next(SOON); frame != null; frame = socket.next(SOON)) {
            heard.add(frame);
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        assertThat(socket.awaitClose(SOON)).isEqualTo(REVOKED);
        System.out.println(
                what + " ended: closed after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) + " ms");
        return heard;
    }

    @Test
    void whatever_ends_takes_its_sockets_off_both_edges() throws Exception {
        for (Ending ending : endings()) {
            RawSocket here = in(west.socket(), ending.token, "plaza");
            RawSocket there = in(east.socket(), ending.token, "plaza");
            long since = System.nanoTime();

            ending.end.run();

            mustEnd(here, ending.what + " (west)", since);
            mustEnd(there, ending.what + " (east)", since);
        }
    }

    @Test
    void who_loses_their_place_in_a_room_is_out_of_it_on_both_edges() throws Exception {
        String keeper = rest.register(name("keeper")).text("accessToken");
        String room = "club" + NAMES.incrementAndGet();
        rest.ask(keeper, "POST", "/rooms", "{'kind':'members','channel':'" + room + "'}")
                .done();
        String gone = member(keeper, room);
        String banned = member(keeper, room);

        for (String token : List.of(gone, banned)) {
            RawSocket here = in(west.socket(), token, room);
            RawSocket there = in(east.socket(), token, room);
            String author = author(token, room);
            long since = System.nanoTime();

            if (token.equals(gone)) {
                rest.ask(keeper, "DELETE", "/rooms/" + room + "/members/" + author, "")
                        .done();
            } else {
                rest.ask(keeper, "POST", "/rooms/" + room + "/ban", "{'author':'" + author + "'}")
                        .done();
            }

            mustLeave(here, "a place (west)", since);
            mustLeave(there, "a place (east)", since);
        }
    }

    private static void mustLeave(RawSocket socket, String what, long since) throws Exception {
        socket.await(frame -> frame.path("cmd").stringValue("").equals("left"), SOON);
        System.out.println(
                what + " ended: out after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) + " ms");
    }

    private static String member(String keeper, String room) {
        String token = rest.register(name("member")).text("accessToken");
        String code = rest.ask(keeper, "POST", "/rooms/" + room + "/invites", "{'uses':1}")
                .done()
                .text("code");
        rest.ask(token, "POST", "/invites", "{'code':'" + code + "'}").done();
        return token;
    }

    private static String author(String token, String room) {
        return rest.ask(token, "GET", "/rooms/" + room, "").done().text("author");
    }

    /// Shorter and longer than the owners' lease of an edge, which is 2 s here.
    @ParameterizedTest
    @ValueSource(ints = {800, 3_000})
    void an_edge_that_was_stopped_takes_nothing_from_the_dead_and_tells_them_nothing(int millis) throws Exception {
        String room = "night" + millis;
        List<Ending> endings = endings();
        List<RawSocket> here = new ArrayList<>();
        List<RawSocket> there = new ArrayList<>();
        for (Ending ending : endings) {
            here.add(in(west.socket(), ending.token, room));
            there.add(in(east.socket(), ending.token, room));
        }
        String alive = rest.register(name("alive")).text("accessToken");
        RawSocket watcher = in(west.socket(), alive, room);
        RawSocket living = in(east.socket(), alive, room);

        east.pause();
        long paused = System.nanoTime();
        endings.forEach(ending -> ending.end.run());
        for (int i = 0; i < here.size(); i++) {
            mustEnd(here.get(i), endings.get(i).what + " (west, east stopped)", paused);
        }
        there.forEach(dead -> say(dead, room, "from the dead"));
        say(living, room, "from the living");
        say(watcher, room, "for the living");
        hears(watcher, "for the living");
        Await.until(
                "it has stood still for long",
                PATIENCE,
                () -> System.nanoTime() - paused > TimeUnit.MILLISECONDS.toNanos(millis));
        long since = System.nanoTime();
        east.goOn();

        for (int i = 0; i < there.size(); i++) {
            assertThat(mustEnd(there.get(i), endings.get(i).what + " (east, going on)", since))
                    .noneMatch(frame -> frame.contains(sealed("for the living")));
        }
        hears(living, "for the living");
        hears(watcher, "from the living");
        // Whatever was taken before this has a lower seq.
        say(living, room, "the last word");
        var last = watcher.await(
                frame -> sealed("the last word").equals(frame.path("text").stringValue("")), PATIENCE);
        assertThat(last.path("seq").intValue()).isEqualTo(3);
    }
}
