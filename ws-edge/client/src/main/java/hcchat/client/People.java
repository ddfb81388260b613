package hcchat.client;

import hcchat.room.AuthorId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is in a room, as far as we were told. Guarded by the client's lock.
final class People {
    private final Map<AuthorId, Person> byAuthor = new LinkedHashMap<>();

    List<Person> all() {
        return List.copyOf(byAuthor.values());
    }

    @Nullable
    Person one(AuthorId author) {
        return byAuthor.get(author);
    }

    /// These are there, and nobody else.
    void are(List<Person> people) {
        byAuthor.clear();
        people.forEach(person -> byAuthor.put(person.author(), person));
    }

    /// Changes with what is told.
    ///
    /// @return the same, with what we know beside it
    RoomSignal.Moment hear(RoomSignal.Moment moment) {
        return switch (moment) {
            case RoomSignal.Came came -> {
                byAuthor.put(came.who().author(), came.who());
                yield came;
            }
            case RoomSignal.Went went -> {
                Person known = byAuthor.remove(went.who().author());
                yield known == null ? went : new RoomSignal.Went(known);
            }
            case RoomSignal.Changed changed ->
                new RoomSignal.Changed(byAuthor.put(changed.now().author(), changed.now()), changed.now());
            default -> moment;
        };
    }
}
