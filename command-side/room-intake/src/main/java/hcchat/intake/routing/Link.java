package hcchat.intake.routing;

import hcchat.intake.LiveFeed;
import hcchat.intake.LiveRecord;
import hcchat.intake.Outcome;
import hcchat.intake.routing.OwnerLines.Answered;
import hcchat.intake.routing.OwnerLines.Line;
import hcchat.intake.routing.OwnerLines.LineEvents;
import hcchat.intake.routing.OwnerLines.Numbered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The conversation with one owner, over one line after another.
final class Link {
    private static final int BATCH_REQUESTS = 1_024;
    private static final int BATCH_BYTES = 512 << 10;

    final String address;
    private final Routes routes;
    private final Reattachments reattachments;
    private final LiveFeed feed;
    private final long marginMs;
    private final Backoff backoff = new Backoff();
    private final ArrayDeque<Lane> unsent = new ArrayDeque<>();
    private final Map<Long, Pending> onTheWay = new HashMap<>();
    private @Nullable Line line;
    private @Nullable Conversation conversation;
    private long lastNumber;
    private long retryAt;

    /// @param marginMs what an owner is given less than the request has, so that its answer still comes in time
    Link(String address, Routes routes, Reattachments reattachments, LiveFeed feed, long marginMs, long now) {
        this.address = address;
        this.routes = routes;
        this.reattachments = reattachments;
        this.feed = feed;
        this.marginMs = marginMs;
        this.retryAt = now;
    }

    boolean isBroken() {
        return line == null;
    }

    void adopt(Lane lane) {
        lane.link = this;
        reattachments.want(lane);
    }

    /// The partition isn't this owner's any more: what was on its way there is unsent again.
    void forget(Lane lane) {
        silence(lane);
        lane.link = null;
        reattachments.forget(lane);
    }

    private void silence(Lane lane) {
        lane.rewind(onTheWay::remove);
        lane.attached = false;
        lane.listed = false;
        unsent.remove(lane);
    }

    /// Something waits in the lane.
    void expect(Lane lane) {
        if (lane.attached && !lane.listed && lane.hasUnsent()) {
            lane.listed = true;
            unsent.add(lane);
        }
    }

    void drop(Pending pending) {
        onTheWay.remove(pending.number);
    }

    void connectIfDue(long now) {
        if (line == null && now - retryAt >= 0) {
            Conversation next = new Conversation();
            conversation = next;
            line = routes.open(address, next);
            next.mine = line;
        }
    }

    void flush(long now) {
        while (line != null && line.isReady()) {
            if (reattachments.wanted()) {
                for (Lane lane : reattachments.send(line, this::number)) {
                    lane.attached = true;
                    expect(lane);
                }
                continue;
            }
            List<Numbered> batch = gather(now);
            if (batch.isEmpty()) {
                return;
            }
            line.send(List.of(), batch);
        }
    }

    private long number() {
        return ++lastNumber;
    }

    private List<Numbered> gather(long now) {
        List<Numbered> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < BATCH_REQUESTS && bytes < BATCH_BYTES) {
            Lane lane = unsent.peek();
            if (lane == null) {
                break;
            }
            Pending pending = lane.takeUnsent();
            if (pending == null) {
                unsent.remove();
                lane.listed = false;
                continue;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(pending.deadline - now) - marginMs;
            if (left <= 0) {
                // Never to be sent any more, so that nothing overtakes it; the next sweep says so.
                continue;
            }
            pending.number = number();
            pending.unheard++;
            onTheWay.put(pending.number, pending);
            bytes += pending.bytes;
            batch.add(new Numbered(pending.number, pending.request, left));
        }
        return batch;
    }

    private void answered(List<Answered> batch) {
        Set<Lane> lost = new LinkedHashSet<>();
        for (Answered answered : batch) {
            Outcome outcome = answered.outcome();
            Pending pending = onTheWay.remove(answered.number());
            if (pending == null) {
                reattachments.answered(answered, lost);
            } else if (outcome == null) {
                pending.number = 0;
                pending.unheard--;
                lost.add(routes.laneOf(pending));
            } else {
                backoff.reset();
                routes.proved();
                routes.finish(pending, pending.inTheLightOf(outcome));
            }
        }
        lost.forEach(routes::lost);
    }

    private void broken() {
        line = null;
        retryAt = System.nanoTime() + backoff.nextNanos();
        onTheWay.clear();
        reattachments.broken();
        routes.broken(this);
    }

    /// Sends all of the lane again once the next line speaks for it.
    void restart(Lane lane) {
        silence(lane);
        reattachments.want(lane);
    }

    void close() {
        if (conversation != null) {
            conversation.endFeed();
        }
        if (line != null) {
            line.close();
        }
    }

    /// What one line tells, handed to the client's thread, but for news; a line that was given up is heard no more.
    private final class Conversation implements LineEvents {
        private @Nullable Line mine;
        private boolean feeds = true;

        @Override
        public void ready() {
            routes.later(() -> {});
        }

        @Override
        public void answered(List<Answered> batch) {
            routes.later(() -> {
                Line current = line;
                if (current != null && current == mine) {
                    Link.this.answered(batch);
                    current.release();
                }
            });
        }

        // Locked against the end alone: whoever has ended it may rely on hearing nothing more.
        @Override
        public synchronized void heard(List<LiveRecord> records) {
            if (feeds) {
                feed.heard(records);
            }
        }

        synchronized void endFeed() {
            feeds = false;
        }

        @Override
        public void broken() {
            routes.later(() -> {
                if (line != null && line == mine) {
                    Link.this.broken();
                }
            });
        }
    }
}
