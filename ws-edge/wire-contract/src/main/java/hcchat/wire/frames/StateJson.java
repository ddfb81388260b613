package hcchat.wire.frames;

import static hcchat.wire.frames.JsonBuffer.constant;
import static hcchat.wire.frames.JsonBuffer.name;

import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.DoorMac;
import hcchat.room.EventType;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.Rekeyed;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;
import java.util.EnumMap;
import java.util.Map;

/// A change of a room's state as fields of its frame: all that the canonical bytes cover.
final class StateJson {
    private static final byte[] WHOM = name("whom");
    private static final byte[] UNTIL = name("until");
    private static final byte[] ROLE = name("role");
    private static final byte[] KIND = name("kind");
    private static final byte[] MAC = name("mac");
    private static final byte[] ADDRESS = name("address");
    private static final byte[] HISTORY = name("history");
    private static final byte[] LOCKED = name("locked");
    private static final byte[] TEXT = name("text");
    private static final byte[] DAYS = name("days");
    private static final Map<EventType, byte[]> COMMANDS = new EnumMap<>(EventType.class);

    static {
        for (EventType type : EventType.values()) {
            if (type.isState()) {
                COMMANDS.put(type, constant("cmd", type.word()));
            }
        }
    }

    private StateJson() {}

    static byte[] command(EventType type) {
        byte[] command = COMMANDS.get(type);
        if (command == null) {
            throw new IllegalArgumentException(type + " is no change of a room's state");
        }
        return command;
    }

    static void write(JsonBuffer out, StateChange change) {
        switch (change) {
            case DoorSet door -> write(out, door);
            case RoleGiven given -> {
                whom(out, given.whom());
                out.with(ROLE, given.role().word());
            }
            case Banned banned -> {
                whom(out, banned.whom());
                out.with(UNTIL, banned.until());
                AddressTag address = banned.address();
                if (address != null) {
                    out.with(ADDRESS, address.hi(), address.lo());
                }
            }
            case Muted muted -> {
                whom(out, muted.whom());
                out.with(UNTIL, muted.until());
            }
            case Locked locked -> out.with(LOCKED, locked.locked());
            case Rekeyed key -> out.with(TEXT, key.text());
            case RetentionSet retention -> out.with(DAYS, retention.days());
        }
    }

    private static void write(JsonBuffer out, DoorSet door) {
        AuthorId with = door.with();
        if (with != null) {
            whom(out, with);
        }
        out.with(KIND, door.kind().word());
        DoorMac mac = door.mac();
        if (mac != null) {
            out.with(MAC, mac.bytes());
        }
        out.with(HISTORY, door.history().word());
    }

    private static void whom(JsonBuffer out, AuthorId author) {
        out.with(WHOM, author.hi(), author.lo());
    }
}
