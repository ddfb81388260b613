package hcchat.spec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.RawSocket;
import hcchat.harness.Await;
import hcchat.harness.RestCaller;
import hcchat.harness.RestCaller.Reply;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors;
import hcchat.harness.cluster.Cluster;
import hcchat.room.RoomId;
import hcchat.spec.SharedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// REST of one command-side about a room that the other owns; the past comes from query-side.
@Timeout(120)
@ExtendWith(SharedCluster.Shared.class)
class RestAcrossOwnersTest {
    private static final int MOST_TRIES = 100;
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    private final SharedCluster parts = SharedCluster.get();
    private final RestCaller rest = new RestCaller(parts.first().rest());
    private final Visitors visitors = new Visitors();
    private final String name = "across" + ACCOUNTS.incrementAndGet();
    private final String token = rest.register(name).text("accessToken");
    private final String channel = channelOfTheSecond();
    private final String path = "/rooms/" + channel;

    @AfterEach
    void leave() {
        visitors.close();
        rest.close();
    }

    @Test
    void a_room_of_another_owner_is_founded_written_read_and_kept() throws Exception {
        done("POST", "/rooms", "{'kind':'open','channel':'" + channel + "'}");
        for (int i = 0; i < 3; i++) {
            String text = Speaker.envelope("number " + i);
            done("POST", "/messages", "{'room':'" + channel + "','text':'" + text + "'}");
        }
        RawSocket own = joined("'nick':'" + name + "','token':'" + token + "'");
        own.send(frame("'cmd':'delete','of':3"));
        own.await("ack");

        Await.until(
                "query-side has it",
                OnOneCluster.PATIENCE,
                () -> page("").path("head").longValue() == 5);
        JsonNode page = page("");
        assertThat(told(page)).containsExactly("door", "chat by " + name, "gone", "chat by " + name, "delete");
        JsonNode later = page("?after=3");
        assertThat(told(later)).containsExactly("chat by " + name, "delete");
        assertThat(later.path("linkAfter")).isEqualTo(page.path("linkAfter"));
    }

    @Test
    void who_is_in_a_room_of_another_owner_is_sent_out() throws Exception {
        done("POST", "/rooms", "{'kind':'open','channel':'" + channel + "'}");
        RawSocket guest = visitors.socket(parts.west().socket());
        guest.send(frame("'cmd':'join','nick':'guest'"));
        String whom = guest.await("onlineSet").path("author").stringValue("");

        done("POST", path + "/kick", "{'author':'" + whom + "'}");

        assertThat(guest.await("left").path("code").stringValue("")).isEqualTo("kicked");
        assertThat(rest.ask(token, "POST", path + "/kick", "{'author':'" + whom + "'}")
                        .code())
                .isEqualTo("no_such_user");
    }

    /// One whose room isn't the first's, as long as nobody comes or goes.
    private String channelOfTheSecond() {
        return IntStream.range(0, MOST_TRIES)
                .mapToObj(i -> "across" + i + UUID.randomUUID())
                .filter(name -> parts.second().isNamedFor(partition(name)))
                .findFirst()
                .orElseThrow();
    }

    private int partition(String name) {
        Reply door = rest.ask(null, "GET", "/rooms/" + name + "/door", "").done();
        return Objects.requireNonNull(RoomId.parse(door.text("room"))).partition(Cluster.PARTITIONS);
    }

    private void done(String method, String where, String json) {
        rest.ask(token, method, where, json).done();
    }

    private JsonNode page(String which) {
        return rest.ask(token, "GET", path + "/messages" + which, "").done().body();
    }

    private static List<String> told(JsonNode page) {
        List<String> told = new ArrayList<>();
        for (JsonNode event : page.path("events")) {
            String by = event.path("nick").stringValue("");
            String cmd = event.path("cmd").stringValue("");
            told.add(cmd.equals("chat") ? cmd + " by " + by : cmd);
        }
        return told;
    }

    private RawSocket joined(String with) throws TimeoutException {
        RawSocket socket = visitors.socket(parts.west().socket());
        socket.send(frame("'cmd':'join'," + with));
        socket.await("session");
        return socket;
    }

    private String frame(String fields) {
        String frame = "{'channel':'" + channel + "','id':'" + UUID.randomUUID() + "'," + fields + "}";
        return frame.replace('\'', '"');
    }
}
