package hcchat.command.owner;

import hcchat.log.LogEntry;
import hcchat.log.LogEntry.Passing;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.util.ArrayList;
import java.util.List;

/// What one round brings to one room, in the order of arrival: people and messages are told in one order.
final class RoomRound {
    private final RoomId room;
    private final OwnedPartition partition;
    private final List<Ask> asks = new ArrayList<>();
    private final List<Object> slots = new ArrayList<>();

    RoomRound(RoomId room, OwnedPartition partition) {
        this.room = room;
        this.partition = partition;
    }

    RoomId room() {
        return room;
    }

    OwnedPartition partition() {
        return partition;
    }

    List<Ask> asks() {
        return asks;
    }

    void add(Ask ask) {
        asks.add(ask);
        slots.add(ask);
    }

    void add(Passing passing) {
        slots.add(passing);
    }

    /// One command of the round alone.
    RoomRound only(Ask ask) {
        RoomRound alone = new RoomRound(room, partition);
        alone.add(ask);
        return alone;
    }

    /// The commands that have no outcome yet.
    RoomRound undecided() {
        RoomRound left = new RoomRound(room, partition);
        asks.stream().filter(ask -> !ask.done()).forEach(left::add);
        return left;
    }

    /// What the log is told of this room; commands that became no event leave nothing.
    void collect(List<LogEntry> entries) {
        for (Object slot : slots) {
            switch (slot) {
                case Passing passing -> entries.add(passing);
                case Ask ask -> {
                    StoredEvent event = ask.stored();
                    if (event != null) {
                        entries.add(new LogEntry.Stored(event, ask.who()));
                    }
                }
                default -> throw new IllegalStateException("neither told nor asked");
            }
        }
    }
}
