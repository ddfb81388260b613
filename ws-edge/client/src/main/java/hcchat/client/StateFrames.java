package hcchat.client;

import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.DoorMac;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.Rekeyed;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The frames of changes of a room's state, back to the changes.
final class StateFrames {
    private StateFrames() {}

    /// Null for a frame of something else, or of a kind that a later version has.
    static @Nullable StateChange change(String cmd, JsonNode json) {
        return switch (cmd) {
            case "door" -> door(json);
            case "role" -> {
                Role role = Role.ofWord(json.path("role").stringValue(""));
                yield role == null ? null : new RoleGiven(whom(json), role);
            }
            case "ban" -> {
                AddressTag address = json.has("address")
                        ? AddressTag.parse(json.path("address").stringValue(""))
                        : null;
                yield new Banned(whom(json), FrameReader.number(json, "until"), address);
            }
            case "mute" -> new Muted(whom(json), FrameReader.number(json, "until"));
            case "lock" -> new Locked(FrameReader.flag(json, "locked"));
            case "key" -> new Rekeyed(json.path("text").stringValue(""));
            case "expire" -> new RetentionSet((int) FrameReader.number(json, "days"));
            default -> null;
        };
    }

    private static @Nullable DoorSet door(JsonNode json) {
        DoorKind kind = DoorKind.ofWord(json.path("kind").stringValue(""));
        HistoryRule history = HistoryRule.ofWord(json.path("history").stringValue(""));
        if (kind == null || history == null) {
            return null;
        }
        DoorMac mac = json.has("mac") ? DoorMac.parse(json.path("mac").stringValue("")) : null;
        return new DoorSet(kind, mac, history, json.has("whom") ? whom(json) : null);
    }

    private static AuthorId whom(JsonNode json) {
        return AuthorId.parse(json.path("whom").stringValue(""));
    }
}
