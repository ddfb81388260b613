package hcchat.intake;

import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// People who are here, and what owners said of them.
final class RecordedPresence implements Presence {
    final List<RoomRequest.Enter> here = new CopyOnWriteArrayList<>();
    final Map<AuthorId, Outcome> said = new ConcurrentHashMap<>();

    @Override
    public Collection<RoomRequest.Enter> present(Predicate<RoomId> concerned) {
        return here.stream().filter(enter -> concerned.test(enter.room())).toList();
    }

    @Override
    public void reattached(RoomId room, AuthorId author, Outcome outcome) {
        said.put(author, outcome);
    }
}
