package hcchat.cli.room;

import org.jspecify.annotations.Nullable;

/// Somebody in the room, as they look today.
///
/// @param author who it is: stays when the nick changes
/// @param color six hex digits, or null
public record Person(
        String author,
        String nick,
        @Nullable String color,
        @Nullable String trip) {

    @Override
    public String toString() {
        return "Person";
    }
}
