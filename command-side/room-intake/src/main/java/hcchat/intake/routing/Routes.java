package hcchat.intake.routing;

import hcchat.intake.LiveFeed;
import hcchat.intake.Outcome;
import hcchat.intake.OwnerOffice.OwnerMap;
import hcchat.intake.Presence;
import hcchat.intake.routing.OwnerLines.Line;
import hcchat.intake.routing.OwnerLines.LineEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which lane leads where. Touched by the client's thread only.
final class Routes {
    private static final long RECONNECT_LOOK = TimeUnit.MILLISECONDS.toNanos(10);

    private final RoutingSettings settings;
    private final OwnerLines lines;
    private final Presence presence;
    private final LiveFeed feed;
    private final Consumer<Runnable> thread;
    private final BiConsumer<Pending, Outcome> outcomes;
    private final OwnerBook book;
    private final long sweepEach;
    private final Map<String, Link> links = new LinkedHashMap<>();
    // Requests that came before anybody said how many partitions there are.
    private final Lane unrouted = new Lane(-1);
    private List<Lane> lanes = List.of();
    private long sweepAt;

    /// @param feed hears on the lines' threads what owners feed
    /// @param thread runs what it is given on the client's thread, in order
    /// @param outcomes takes what becomes of each request
    Routes(
            RoutingSettings settings,
            OwnerLines lines,
            Presence presence,
            LiveFeed feed,
            Consumer<Runnable> thread,
            BiConsumer<Pending, Outcome> outcomes) {
        this.settings = settings;
        this.lines = lines;
        this.presence = presence;
        this.feed = feed;
        this.thread = thread;
        this.outcomes = outcomes;
        this.book = new OwnerBook(settings.seeds(), lines, System.nanoTime());
        this.sweepEach = TimeUnit.MILLISECONDS.toNanos(Math.max(1, Math.min(100, settings.patienceMs() / 10)));
        this.sweepAt = System.nanoTime();
    }

    void take(Pending pending) {
        if (lanes.isEmpty()) {
            unrouted.add(pending);
            return;
        }
        Lane lane = lanes.get(pending.request.room().partition(lanes.size()));
        lane.add(pending);
        if (lane.link != null) {
            lane.link.expect(lane);
        }
    }

    /// What time asks for, then what can be sent.
    void tend(long now) {
        book.askIfDue(now, map -> thread.accept(() -> learned(map)));
        if (now - sweepAt >= 0) {
            sweepAt = now + sweepEach;
            lanes.forEach(lane -> expire(lane, now));
            expire(unrouted, now);
        }
        for (Link link : links.values()) {
            link.connectIfDue(now);
            link.flush(now);
        }
    }

    /// How long nothing will have to be done if no letter comes.
    long idleNanos(long now) {
        long idle = book.idleNanos(now);
        boolean anythingWaits = unrouted.first() != null || lanes.stream().anyMatch(lane -> lane.first() != null);
        if (anythingWaits) {
            idle = Math.min(idle, Math.max(0, sweepAt - now));
        }
        return links.values().stream().anyMatch(Link::isBroken) ? Math.min(idle, RECONNECT_LOOK) : idle;
    }

    private void expire(Lane lane, long now) {
        Pending oldest = lane.first();
        while (oldest != null && now - oldest.deadline >= 0) {
            if (lane.link != null) {
                lane.link.drop(oldest);
            }
            finish(oldest, oldest.givenUp());
            oldest = lane.first();
        }
    }

    private void learned(@Nullable OwnerMap map) {
        long now = System.nanoTime();
        boolean usable = map != null && (lanes.isEmpty() || lanes.size() == map.partitions());
        book.answered(usable ? map : null, now);
        if (map == null || !usable) {
            return;
        }
        if (lanes.isEmpty()) {
            open(map.partitions());
        }
        for (Lane lane : lanes) {
            String owner = map.addresses().get(lane.partition);
            if (owner != null && (lane.link == null || !lane.link.address.equals(owner))) {
                if (lane.link != null) {
                    lane.link.forget(lane);
                }
                links.computeIfAbsent(owner, address -> link(address, now)).adopt(lane);
            }
        }
        // Nobody is there any more, and nobody is sent there.
        links.values().removeIf(link -> link.isBroken() && lanes.stream().noneMatch(lane -> lane.link == link));
    }

    private Link link(String address, long now) {
        // A fiftieth: 200 ms of 10 s.
        long margin = settings.patienceMs() / 50;
        return new Link(address, this, new Reattachments(presence, lanes.size()), feed, margin, now);
    }

    private void open(int partitions) {
        List<Lane> opened = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            opened.add(new Lane(partition));
        }
        lanes = List.copyOf(opened);
        for (Pending early = unrouted.first(); early != null; early = unrouted.first()) {
            unrouted.remove(early);
            take(early);
        }
    }

    void finish(Pending pending, Outcome outcome) {
        laneOf(pending).remove(pending);
        outcomes.accept(pending, outcome);
    }

    Lane laneOf(Pending pending) {
        if (pending.lane == null) {
            throw new IllegalStateException("a request without a lane");
        }
        return pending.lane;
    }

    void lost(Lane lane) {
        if (lane.link != null) {
            lane.link.forget(lane);
        }
        book.askSoon(System.nanoTime());
    }

    void broken(Link link) {
        for (Lane lane : lanes) {
            if (lane.link == link) {
                link.restart(lane);
            }
        }
        book.askSoon(System.nanoTime());
    }

    void proved() {
        book.proved();
    }

    Line open(String address, LineEvents events) {
        return lines.open(address, events);
    }

    void later(Runnable letter) {
        thread.accept(letter);
    }

    /// Answers all that waits.
    void end() {
        links.values().forEach(Link::close);
        end(unrouted);
        lanes.forEach(this::end);
        lines.close();
    }

    private void end(Lane lane) {
        for (Pending waiting = lane.first(); waiting != null; waiting = lane.first()) {
            finish(waiting, waiting.givenUp());
        }
    }
}
