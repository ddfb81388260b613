package hcchat.edge.fanout;

import hcchat.intake.KeyClient.KeyId;
import hcchat.log.LogEntry;
import hcchat.log.LogRecord;
import hcchat.log.RoomLog;
import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.room.MemberCodec;
import hcchat.room.PassingEvent.RoomErased;
import hcchat.room.RoomEvent;
import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the log and tells the rooms. What one reading brought for a room leaves as one piece; all sockets are written
/// to once a reading.
public final class LogFanout implements RoomLog.LogReader {
    private static final Logger LOG = LoggerFactory.getLogger(LogFanout.class);

    private final LogPosition[] partitions;
    private final WatchedRooms rooms;
    private final Ring ring;
    private final RoomKeys keys;
    private final Names names;
    private final Opening opening;
    private final Delivery delivery;
    private final GapFiller gaps;
    private final Consumed consumed;
    private final SendAway sendAway;
    private final Map<RoomId, RoomNews> news = new LinkedHashMap<>();

    public LogFanout(
            int partitions,
            WatchedRooms rooms,
            Ring ring,
            RoomKeys keys,
            Names names,
            Opening opening,
            GapFiller gaps,
            Consumed consumed,
            SendAway sendAway) {
        this.partitions = new LogPosition[partitions];
        for (int i = 0; i < partitions; i++) {
            this.partitions[i] = new LogPosition();
        }
        this.rooms = rooms;
        this.ring = ring;
        this.keys = keys;
        this.names = names;
        this.opening = opening;
        this.delivery = new Delivery(opening, System::currentTimeMillis);
        this.gaps = gaps;
        this.consumed = consumed;
        this.sendAway = sendAway;
    }

    /// Who closes sockets whose rooms can't go on as they are: their clients come again, and are told what is true
    /// then.
    public interface SendAway {
        void sendAway(WatchedRoom room);
    }

    @Override
    public void read(List<LogRecord> records) {
        for (LogRecord record : records) {
            take(record);
        }
        if (!news.isEmpty()) {
            fetchKeys();
            news.values().forEach(this::completeNames);
            news.values().forEach(this::deliver);
            news.values().forEach(this::applyDeletes);
            news.clear();
            delivery.flush();
        }
    }

    /// A room that can't be told its news costs its own sockets their connection, by which they get them; nobody
    /// else's.
    private void deliver(RoomNews one) {
        try {
            delivery.deliver(one);
        } catch (RuntimeException fault) {
            LOG.error("{} can't be told what happened", one.room().id(), fault);
            sendAway.sendAway(one.room());
        }
    }

    private void take(LogRecord record) {
        LogPosition at = partitions[record.partition()];
        if (record.epoch() < at.epoch) {
            return;
        }
        if (record.epoch() > at.epoch) {
            begin(at, record);
        }
        if (!hasStored(record)) {
            reach(at, record);
        }
        boolean outdated = record.term() < at.term;
        at.term = Math.max(at.term, record.term());
        for (LogEntry entry : record.entries()) {
            switch (entry) {
                case LogEntry.Stored stored -> take(at, record.partition(), stored);
                case LogEntry.Passing passing -> {
                    if (!outdated) {
                        take(record.term(), passing);
                    }
                }
            }
        }
        reach(at, record);
        consumed.position(record.partition(), at.position);
    }

    /// A partition is read for the first time, or the server was restored from a backup: positions begin anew.
    private void begin(LogPosition at, LogRecord record) {
        if (at.epoch != 0) {
            ring.dropPartition(record.partition(), partitions.length);
            news.values().removeIf(one -> one.room().partition() == record.partition());
            rooms.all().stream()
                    .filter(room -> room.partition() == record.partition())
                    .forEach(sendAway::sendAway);
        }
        at.epoch = record.epoch();
        at.position = 0;
        at.term = 0;
    }

    /// What was published before the record was written and hasn't been seen is a gap.
    private void reach(LogPosition at, LogRecord record) {
        if (at.position == 0) {
            at.position = hasStored(record) ? 0 : record.at();
        } else if (record.at() > at.position) {
            fill(at, record.partition(), record.at());
        }
    }

    private static boolean hasStored(LogRecord record) {
        return record.entries().stream().anyMatch(LogEntry.Stored.class::isInstance);
    }

    private void fill(LogPosition at, int partition, long to) {
        while (at.position < to) {
            List<StoredEvent> missing = gaps.positions(partition, at.position + 1, to);
            if (missing.isEmpty()) {
                return;
            }
            for (StoredEvent event : missing) {
                if (event.position() == at.position + 1) {
                    at.position = event.position();
                    tell(event, null);
                }
            }
        }
    }

    private void take(LogPosition at, int partition, LogEntry.Stored stored) {
        long position = stored.event().position();
        if (at.position != 0) {
            if (position <= at.position) {
                return;
            }
            if (position > at.position + 1) {
                fill(at, partition, position - 1);
            }
        }
        at.position = position;
        tell(stored.event(), stored.who());
    }

    private void tell(StoredEvent event, byte @Nullable [] who) {
        ring.append(new RingEvent(event, who));
        WatchedRoom room = rooms.find(event.room());
        if (room != null) {
            newsOf(room).items().add(new RoomNews.Stored(event, looks(who)));
        }
    }

    private static @Nullable Who looks(byte @Nullable [] who) {
        try {
            return who == null ? null : MemberCodec.decodeWho(who);
        } catch (IllegalArgumentException ofALaterVersion) {
            return null;
        }
    }

    private void take(long term, LogEntry.Passing passing) {
        if (passing.event() instanceof RoomErased) {
            ring.drop(passing.room());
            keys.forget(passing.room());
            names.forget(passing.room());
        }
        WatchedRoom room = rooms.find(passing.room());
        if (room != null) {
            newsOf(room).items().add(new RoomNews.Passed(passing.event(), Stamp.of(term, passing.version())));
        }
    }

    private RoomNews newsOf(WatchedRoom room) {
        return news.computeIfAbsent(room.id(), id -> new RoomNews(room));
    }

    /// One question for all keys that are missing.
    private void fetchKeys() {
        Set<KeyId> ids = new HashSet<>();
        for (RoomNews one : news.values()) {
            for (RoomNews.Item item : one.items()) {
                if (item instanceof RoomNews.Stored stored && stored.event().hasBody()) {
                    ids.add(Opening.keyOf(stored.event()));
                }
            }
        }
        if (!ids.stream().allMatch(keys::knows)) {
            gaps.insist(() -> keys.fetch(ids));
        }
    }

    /// Republished and refilled events come without their authors' looks.
    private void completeNames(RoomNews one) {
        for (int i = 0; i < one.items().size(); i++) {
            if (one.items().get(i) instanceof RoomNews.Stored stored && stored.who() == null) {
                RoomEvent event = opening.open(stored.event(), null).event();
                if (event != null) {
                    Who who = looks(one.room(), event.meta().author());
                    one.items().set(i, new RoomNews.Stored(stored.event(), who));
                }
            }
        }
    }

    private @Nullable Who looks(WatchedRoom room, AuthorId author) {
        synchronized (room) {
            for (Member member : room.roster()) {
                if (member.author().equals(author)) {
                    return Who.of(member, null);
                }
            }
        }
        Map<AuthorId, Who> found = gaps.insist(() -> names.look(room.id(), List.of(author)));
        return found == null ? null : found.get(author);
    }

    private void applyDeletes(RoomNews one) {
        for (RoomNews.Item item : one.items()) {
            if (item instanceof RoomNews.Stored stored
                    && stored.event().of() != 0
                    && opening.open(stored.event(), null).event() instanceof MessageDeleted deleted) {
                ring.wipe(one.room().id(), deleted.of(), deleted.meta().seq());
            }
        }
    }

    /// How far one partition has been read. 0: not at all.
    private static final class LogPosition {
        int epoch;
        long term;
        long position;
    }
}
