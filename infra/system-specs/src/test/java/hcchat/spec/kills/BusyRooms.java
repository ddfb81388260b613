package hcchat.spec.kills;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.harness.Await;
import hcchat.harness.Server;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import hcchat.room.RoomId;
import hcchat.spec.Histories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Rooms in which several people speak while others listen, whatever happens to the server meanwhile.
final class BusyRooms {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SPEAKERS = 2;
    private static final int AT_ONCE = 8;

    private final Server server;
    private final Visitors visitors;
    private final List<BusyRoom> rooms = new ArrayList<>();

    private record BusyRoom(String channel, RoomId id, Visitor listener, List<Speaker> speakers) {}

    BusyRooms(Server server, Visitors visitors, String name, int rooms) {
        this.server = server;
        this.visitors = visitors;
        for (int i = 0; i < rooms; i++) {
            this.rooms.add(open(name + i));
        }
    }

    private BusyRoom open(String channel) {
        Visitor listener = visitors.join(server.socket(), channel, "listener");
        List<Speaker> speakers = new ArrayList<>();
        for (int i = 0; i < SPEAKERS; i++) {
            Visitor visitor = visitors.join(server.socket(), channel, "speaker" + i);
            speakers.add(new Speaker(visitor.room(), channel + " " + i));
        }
        return new BusyRoom(channel, listener.as().room(), listener, speakers);
    }

    void start() {
        rooms.forEach(room -> room.speakers().forEach(speaker -> speaker.start(AT_ONCE)));
    }

    /// Waits until so many more messages were acknowledged.
    void awaitAcknowledged(int more) {
        int wanted = acknowledged() + more;
        Await.until(more + " more messages", PATIENCE, () -> acknowledged() >= wanted);
    }

    private int acknowledged() {
        return speakers().stream().mapToInt(Speaker::acknowledgedCount).sum();
    }

    void finish() throws InterruptedException, TimeoutException {
        for (Speaker speaker : speakers()) {
            speaker.finish(PATIENCE);
        }
    }

    private List<Speaker> speakers() {
        return rooms.stream().flatMap(room -> room.speakers().stream()).toList();
    }

    /// Those who were there all the time and somebody who comes now: all have the whole history, and it holds
    /// whatever was acknowledged.
    void verify() throws InterruptedException, TimeoutException {
        for (BusyRoom room : rooms) {
            assertThat(room.speakers())
                    .allSatisfy(speaker -> assertThat(speaker.refusals()).isEmpty());
            long last = server.store().head(room.id());
            Histories.isWhole(room.listener().transcript(), 1, last);
            Histories.hasAll(room.listener().transcript().told(), room.speakers());
            Visitor late = visitors.reader(server.socket(), room.channel(), "late");
            Histories.isWhole(late.transcript(), 1, last);
            Histories.isProven(late.transcript(), last);
            Histories.hasAll(late.transcript().told(), room.speakers());
        }
    }
}
