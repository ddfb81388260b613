package hcchat.cli.room;

import hcchat.room.AuthorId;
import hcchat.room.Role;
import hcchat.room.RoomEvent.StateChanged;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.Rekeyed;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/// What a room's keepers decide, in sentences without their subject.
final class Decisions {
    /// In whose name the operator's own decisions are told.
    static final Person OPERATOR = new Person("", "the server's operator", null, null);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Decisions() {}

    static String sentence(StateChanged event, Function<AuthorId, String> name) {
        return switch (event.change()) {
            case DoorSet door -> door(door, name);
            case RoleGiven given -> role(given, event.meta().author().equals(given.whom()), name.apply(given.whom()));
            case Banned banned -> lasting("banned", "lifted the ban on", name.apply(banned.whom()), banned.until());
            case Muted muted -> lasting("muted", "unmuted", name.apply(muted.whom()), muted.until());
            case Locked locked ->
                locked.locked() ? "locked the room: nobody new comes in but members" : "unlocked the room";
            case Rekeyed key -> "gave the room new keys";
            case RetentionSet kept ->
                kept.days() == 0
                        ? "has what is said here kept as long as the server keeps it"
                        : "has what is said here kept for " + kept.days() + (kept.days() == 1 ? " day" : " days");
        };
    }

    private static String door(DoorSet door, Function<AuthorId, String> name) {
        return switch (door.kind()) {
            case OPEN -> "opened the room to everybody";
            case PASSPHRASE -> "gave the room's door a passphrase";
            case MEMBERS -> "made the room its members' own";
            case DIRECT -> "made this room for two" + (door.with() == null ? "" : ", with " + name.apply(door.with()));
        };
    }

    private static String role(RoleGiven given, boolean self, String whom) {
        if (given.role() == Role.NONE) {
            return self ? "is no member any more" : "took from " + whom + " what they were here";
        }
        return given.role() == Role.OWNER
                ? "handed the room over to " + whom
                : "made " + whom + " a " + given.role().word();
    }

    private static String lasting(String done, String lifted, String whom, long until) {
        if (until == StateChange.LIFTED) {
            return lifted + " " + whom;
        }
        String end = until == StateChange.FOREVER ? "" : " until " + MINUTE.format(Instant.ofEpochMilli(until));
        return done + " " + whom + end;
    }
}
