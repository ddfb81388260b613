package hcchat.command.rest.rooms;

import hcchat.command.grants.Identity;
import hcchat.command.rest.Call;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.AccountRooms.Known;
import hcchat.command.rooms.RoomNames;
import hcchat.command.rooms.RoomOwners;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Described;
import hcchat.intake.RoomFacts;
import hcchat.intake.RoomRequest.Describe;
import hcchat.intake.Visa;
import hcchat.intake.token.AccessToken;
import hcchat.room.Role;
import hcchat.room.RoomId;
import hcchat.wire.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the room that a request names: by its channel, or by its id from those who are known to know the channel. An
/// id alone opens nothing, and doesn't even say whether there is such a room.
public final class RoomPlaces {
    private final RoomNames names;
    private final AccountRooms rooms;
    private final RoomOwners owners;

    public RoomPlaces(RoomNames names, AccountRooms rooms, RoomOwners owners) {
        this.names = names;
        this.rooms = rooms;
        this.owners = owners;
    }

    /// @param named a channel's name, or a room's id
    /// @throws Refused with `bad_channel`, `no_such_room`, or `forbidden` where the token was made for another room
    public Place place(Call call, String named) {
        if (RoomId.looksLikeRoomId(named)) {
            return byId(call, RoomId.parse(named));
        }
        RoomId room = names.room(channel(named));
        if (!call.identity().opens(room)) {
            throw new Refused(RestCode.FORBIDDEN);
        }
        return place(call, room, named);
    }

    private Place byId(Call call, @Nullable RoomId room) {
        Identity who = call.identity();
        if (room == null || !who.opens(room)) {
            throw new Refused(RestCode.NO_SUCH_ROOM);
        }
        return switch (who) {
            // The token was given to who had named the channel.
            case Identity.Holder holder -> place(call, room, null);
            case Identity.Account(AccessToken token) -> {
                Place place = place(call, room, rooms.channel(token.account(), room));
                if (place.channel() == null && token.room() == null && !isKnown(place)) {
                    throw new Refused(RestCode.NO_SUCH_ROOM);
                }
                yield place;
            }
        };
    }

    private Place place(Call call, RoomId room, @Nullable String channel) {
        Identity who = call.identity();
        Long admitted = who instanceof Identity.Account(AccessToken token) ? token.admitted() : null;
        Visa visa = new Visa(
                who instanceof Identity.Account,
                names.address(room, call.address()),
                null,
                admitted == null ? 0 : admitted);
        return new Place(room, channel, who, names.author(room, who.bytes()), visa);
    }

    /// Whether they are one of its members, or in it.
    private boolean isKnown(Place place) {
        Described described = describe(place, false);
        RoomFacts facts = described.facts();
        boolean member =
                facts != null && facts.kept() && described.standing().role().atLeast(Role.MEMBER);
        return member || described.inside();
    }

    /// A channel's name.
    ///
    /// @throws Refused with `bad_channel` for what can't be one
    public static String channel(String named) {
        if (!Limits.isChannel(named)) {
            throw new Refused(RestCode.BAD_CHANNEL);
        }
        return named;
    }

    /// A room that the account of the call is known to know.
    Place known(Call call, Known room) {
        return place(call, room.room(), room.channel());
    }

    /// What each of the rooms is for who asks.
    ///
    /// @return the owners' answers, in the order of the places
    List<Outcome> describeAll(List<Place> places) {
        return owners.askAll(places.stream()
                .map(place -> new Describe(place.room(), place.author(), place.visa(), false))
                .toList());
    }

    /// What the room is, for who may come in.
    ///
    /// @param people whether its members are wanted
    /// @throws Refused with the reason why they may not
    public Seen look(Place place, boolean people) {
        return Seen.of(describe(place, people));
    }

    /// What the room is, as far as it is told.
    Described describe(Place place, boolean people) {
        return described(owners.ask(new Describe(place.room(), place.author(), place.visa(), people)));
    }

    /// @throws Refused for an answer that is none
    static Described described(Outcome outcome) {
        if (outcome instanceof Described described) {
            return described;
        }
        throw OwnerRefusals.of(outcome);
    }
}
