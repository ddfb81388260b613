package hcchat.command.rest.rooms;

import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.intake.Outcome;
import hcchat.replay.ReplayReader.Reading;
import org.jspecify.annotations.Nullable;

/// A room in the list of who has a place in it.
///
/// @param seen what it is, or null where that isn't told
/// @param reading how far they have come there, or null where that isn't known yet
/// @param refused why it isn't told, or null
record RoomListed(
        Place place,
        @Nullable Seen seen,
        @Nullable Reading reading,
        @Nullable RestCode refused) {
    static RoomListed of(Place place, Outcome outcome) {
        try {
            return new RoomListed(place, Seen.of(RoomPlaces.described(outcome)), null, null);
        } catch (Refused no) {
            return refused(place, no.problem().code());
        }
    }

    static RoomListed refused(Place place, RestCode why) {
        return new RoomListed(place, null, null, why);
    }

    RoomListed with(Reading known) {
        return new RoomListed(place, seen, known, refused);
    }
}
