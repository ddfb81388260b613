package hcchat.wire.chain;

import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.DoorMac;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.Rekeyed;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;

/// The canonical fields of a change of a room's state, as [CanonicalBytes] lists them.
final class StateFields {
    private StateFields() {}

    static TaggedFields add(StateChange change, TaggedFields fields) {
        switch (change) {
            case DoorSet door -> add(door, fields);
            case RoleGiven given -> {
                whom(given.whom(), fields);
                fields.text(12, given.role().word());
            }
            case Banned banned -> {
                whom(banned.whom(), fields);
                fields.integer(11, banned.until());
                AddressTag address = banned.address();
                if (address != null) {
                    fields.bits(15, address.hi(), address.lo());
                }
            }
            case Muted muted -> {
                whom(muted.whom(), fields);
                fields.integer(11, muted.until());
            }
            case Locked locked -> fields.integer(17, locked.locked() ? 1 : 0);
            case Rekeyed key -> fields.text(8, key.text());
            case RetentionSet retention -> fields.integer(18, retention.days());
        }
        return fields;
    }

    private static void add(DoorSet door, TaggedFields fields) {
        AuthorId with = door.with();
        if (with != null) {
            whom(with, fields);
        }
        fields.text(13, door.kind().word());
        DoorMac mac = door.mac();
        if (mac != null) {
            fields.octets(14, mac.bytes());
        }
        fields.text(16, door.history().word());
    }

    private static void whom(AuthorId author, TaggedFields fields) {
        fields.bits(10, author.hi(), author.lo());
    }
}
