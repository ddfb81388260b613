package hcchat.edge.fanout;

import hcchat.edge.fanout.Line.Change;
import hcchat.edge.fanout.Line.Event;
import hcchat.edge.fanout.Line.Private;
import hcchat.edge.socket.Socket;
import hcchat.room.EventType;
import hcchat.room.PassingEvent;
import hcchat.room.PassingEvent.Changed;
import hcchat.room.PassingEvent.Directed;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomEvent.StateChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Hands a room's news to its sockets: each language is encoded once, and most sockets get all of it as one shared
/// piece. For the fan-out thread alone.
final class Delivery {
    private final Opening opening;
    private final LongSupplier millis;
    private final DirectSlab slab = new DirectSlab();
    private final Encoded[] encoded = new Encoded[View.COUNT];
    private final List<Line> lines = new ArrayList<>();
    private final List<Looks> looks = new ArrayList<>();
    private final List<Socket> touched = new ArrayList<>();
    private final List<Watcher> behind = new ArrayList<>();

    // Of the lines at hand: the stored ones, and whether they follow each other without a gap; whether one isn't for
    // everybody; the changes.
    private long firstSeq;
    private long lastSeq;
    private boolean contiguous;
    private boolean directed;
    private long firstStamp;
    private long lastStamp;

    Delivery(Opening opening, LongSupplier millis) {
        this.opening = opening;
        this.millis = millis;
        for (View view : View.values()) {
            encoded[view.index()] = new Encoded(view);
        }
    }

    /// Queues; [#flush()] writes.
    void deliver(RoomNews news) {
        WatchedRoom room = news.room();
        synchronized (room) {
            prepare(news);
            if (lines.isEmpty()) {
                return;
            }
            long now = millis.getAsLong();
            for (View view : View.values()) {
                if (room.isSeen(view)) {
                    encoded[view.index()].write(room, lines, now, slab);
                }
            }
            for (Watcher watcher : room.watchers()) {
                hand(watcher, encoded[watcher.view().index()]);
            }
        }
        // Outside the monitor: it reads, and may write.
        behind.forEach(Watcher::fellBehind);
        behind.clear();
    }

    private void prepare(RoomNews news) {
        WatchedRoom room = news.room();
        lines.clear();
        looks.clear();
        firstSeq = 0;
        lastSeq = 0;
        contiguous = true;
        directed = false;
        firstStamp = Long.MAX_VALUE;
        lastStamp = 0;
        for (RoomNews.Item item : news.items()) {
            switch (item) {
                case RoomNews.Stored stored -> prepare(room, stored);
                case RoomNews.Passed passed -> prepare(room, passed);
            }
        }
    }

    private void prepare(WatchedRoom room, RoomNews.Stored stored) {
        Told told = opening.open(stored.event(), stored.who());
        long seq = told.seq();
        room.tip(seq);
        if (firstSeq == 0) {
            firstSeq = seq;
        } else if (seq != lastSeq + 1) {
            contiguous = false;
        }
        lastSeq = seq;
        String customId = told.shown().customId();
        if (customId != null && told.event() instanceof MessagePosted posted && posted.type() == EventType.CHAT) {
            room.updates().remember(seq, customId, posted.meta().time());
        }
        if (told.event() instanceof StateChanged changed) {
            room.follow(changed);
        }
        lines.add(new Event(told));
    }

    private void prepare(WatchedRoom room, RoomNews.Passed passed) {
        for (PassingEvent change : room.apply(passed.event(), passed.stamp())) {
            firstStamp = Math.min(firstStamp, passed.stamp());
            lastStamp = passed.stamp();
            if (change instanceof Directed between) {
                directed = true;
                lines.add(new Private(between, passed.stamp(), true));
                lines.add(new Private(between, passed.stamp(), false));
            } else {
                lines.add(new Change(change, passed.stamp()));
                if (change instanceof Changed changed) {
                    looks.add(new Looks(changed, passed.stamp()));
                }
            }
        }
    }

    private void hand(Watcher watcher, Encoded frames) {
        boolean allStored = firstSeq == 0 || (watcher.isLive() && contiguous && watcher.cursor() == firstSeq - 1);
        if (allStored && !directed && watcher.stamp() < firstStamp) {
            if (frames.all().hasRemaining() && watcher.socket().enqueue(frames.all())) {
                touched.add(watcher.socket());
            }
            if (firstSeq != 0) {
                watcher.cursor(lastSeq);
            }
        } else {
            handSome(watcher, frames);
        }
        if (lastStamp > watcher.stamp()) {
            tellSelf(watcher);
            watcher.stamp(lastStamp);
        }
    }

    private void tellSelf(Watcher watcher) {
        for (Looks one : looks) {
            if (one.stamp() > watcher.stamp() && one.changed().after().author().equals(watcher.author())) {
                watcher.looksChanged(one.changed());
            }
        }
    }

    private void handSome(Watcher watcher, Encoded frames) {
        int from = -1;
        for (int i = 0; i < lines.size(); i++) {
            boolean wanted = wants(watcher, lines.get(i));
            if (wanted && from < 0) {
                from = i;
            } else if (!wanted && from >= 0) {
                enqueue(watcher, frames, from, i);
                from = -1;
            }
        }
        if (from >= 0) {
            enqueue(watcher, frames, from, lines.size());
        }
    }

    private boolean wants(Watcher watcher, Line line) {
        return switch (line) {
            case Event event -> {
                long seq = event.told().seq();
                if (!watcher.isLive() || seq <= watcher.cursor()) {
                    yield false;
                }
                if (seq > watcher.cursor() + 1) {
                    watcher.live(false);
                    behind.add(watcher);
                    yield false;
                }
                watcher.cursor(seq);
                yield true;
            }
            case Change change -> change.stamp() > watcher.stamp();
            case Private between ->
                between.stamp() > watcher.stamp() && between.reader().equals(watcher.author());
        };
    }

    private void enqueue(Watcher watcher, Encoded frames, int from, int to) {
        var part = frames.part(from, to);
        if (part.hasRemaining() && watcher.socket().enqueue(part)) {
            touched.add(watcher.socket());
        }
    }

    /// Writes what was queued since the last time, at once for every socket.
    void flush() {
        touched.forEach(Socket::flush);
        touched.clear();
    }

    /// A change of somebody's looks, sought out once: few rounds have one, and each watcher asks.
    private record Looks(Changed changed, long stamp) {}
}
