package hcchat.command.rights;

import hcchat.command.rights.Rights.Place;
import hcchat.room.AuthorId;
import hcchat.room.Role;
import hcchat.room.StateChange.RoleGiven;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who has a role, while it is being changed.
final class Places {
    private final Map<AuthorId, Place> places;

    private Places(Map<AuthorId, Place> before) {
        places = new HashMap<>(before);
    }

    static Places of(Rights rights) {
        return new Places(rights.places());
    }

    /// @param with the other one of a direct room, or null
    Map<AuthorId, Place> founded(AuthorId founder, @Nullable AuthorId with, long seq) {
        place(founder, Role.OWNER, seq);
        if (with != null && !with.equals(founder)) {
            place(with, Role.MEMBER, seq);
        }
        return places;
    }

    Map<AuthorId, Place> given(RoleGiven given, long seq) {
        if (given.role() == Role.OWNER) {
            places.replaceAll(
                    (author, place) -> place.role() == Role.OWNER ? new Place(Role.MODERATOR, place.since()) : place);
        }
        if (given.role() == Role.NONE) {
            places.remove(given.whom());
        } else {
            place(given.whom(), given.role(), seq);
        }
        return places;
    }

    private void place(AuthorId author, Role role, long seq) {
        Place before = places.get(author);
        places.put(author, new Place(role, before == null ? seq : before.since()));
    }
}
