package hcchat.edge.fanout;

import hcchat.room.PassingEvent;
import hcchat.room.StoredEvent;
import hcchat.room.Who;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one reading of the log brought for one room, in its order.
final class RoomNews {
    private final WatchedRoom room;
    private final List<Item> items = new ArrayList<>();

    RoomNews(WatchedRoom room) {
        this.room = room;
    }

    WatchedRoom room() {
        return room;
    }

    List<Item> items() {
        return items;
    }

    sealed interface Item {}

    record Stored(StoredEvent event, @Nullable Who who) implements Item {}

    record Passed(PassingEvent event, long stamp) implements Item {}
}
