package hcchat.intake;

import hcchat.room.AddressTag;
import hcchat.room.DoorMac;
import org.jspecify.annotations.Nullable;

/// What somebody shows at a room's door.
///
/// @param vouched whether an account stands behind them
/// @param address where they come from, as the room knows it; null where nobody knows
/// @param door of the proof that they know the room's passphrase; null for none
/// @param admitted the seq of the door's event that they have passed before, 0 for none
public record Visa(
        boolean vouched,
        @Nullable AddressTag address,
        @Nullable DoorMac door,
        long admitted) {
    public static final Visa NONE = new Visa(false, null, null, 0);

    @Override
    public String toString() {
        return "Visa";
    }
}
