package hcchat.command.rest.rooms;

import hcchat.command.account.InviteCode;
import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.command.rooms.RoomInvites;
import hcchat.command.rooms.RoomInvites.Open;
import hcchat.intake.Outcome.Described;
import hcchat.room.DoorKind;
import hcchat.room.Refusal;
import hcchat.room.Role;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `/rooms/{room}/invites`: made, seen and taken back by those who keep the room. A code stands in bodies alone:
/// addresses are written into logs.
final class InviteEndpoints implements Endpoint.Source {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final long SHORTEST = 60;
    private static final long USUAL = Duration.ofDays(7).toSeconds();
    private static final long LONGEST = Duration.ofDays(90).toSeconds();
    private static final int MOST_USES = 10_000;

    private final RoomPlaces places;
    private final RoomInvites invites;
    private final Clock clock;

    InviteEndpoints(RoomPlaces places, RoomInvites invites, Clock clock) {
        this.places = places;
        this.invites = invites;
        this.clock = clock;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HttpMethod.GET, "/rooms/{room}/invites", Access.ROOM, this::list),
                new Endpoint(HttpMethod.POST, "/rooms/{room}/invites", Access.ROOM, this::invite),
                new Endpoint(HttpMethod.DELETE, "/rooms/{room}/invites/{id}", Access.ROOM, this::withdraw));
    }

    private ServerResponse invite(Call call) throws IOException {
        JsonBody body = call.body();
        Long uses = body.numberOrNull("uses", 1, MOST_USES);
        Long seconds = body.numberOrNull("expiresInSeconds", SHORTEST, LONGEST);
        Place place = places.place(call, call.path("room"));
        String channel = mayInvite(place).channel();
        if (channel == null) {
            // Who accepts must learn it, and the one who asks here doesn't know it.
            throw JsonBody.refused("room", "must be named by its channel");
        }
        Instant expires =
                clock.instant().plusSeconds(seconds == null ? USUAL : seconds).truncatedTo(ChronoUnit.MILLIS);
        InviteCode code =
                invites.make(place.room(), channel, place.author(), uses == null ? null : uses.intValue(), expires);
        if (code == null) {
            throw new Refused(RestCode.ROOM_FULL);
        }
        Map<String, Object> told =
                told(new Open(code.digest(), place.author(), uses == null ? null : (Integer) uses.intValue(), expires));
        told.put("code", code.text());
        return Answers.json(HttpStatus.CREATED, told);
    }

    private ServerResponse list(Call call) {
        Place place = mayInvite(places.place(call, call.path("room")));
        List<Map<String, Object>> told =
                invites.of(place.room()).stream().map(InviteEndpoints::told).toList();
        return Answers.json(HttpStatus.OK, Map.of("invites", told));
    }

    private static Map<String, Object> told(Open invite) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", BASE64.encodeToString(invite.id()));
        told.put("by", invite.by().toString());
        told.put("expires", invite.expires().toEpochMilli());
        if (invite.uses() != null) {
            told.put("uses", invite.uses());
        }
        return told;
    }

    private Place mayInvite(Place place) {
        Described seen = places.describe(place, false);
        if (seen.keptOut() == Refusal.BANNED) {
            throw OwnerRefusals.of(Refusal.BANNED);
        }
        if (seen.kind() == DoorKind.DIRECT || !RoomAnswers.role(seen).atLeast(Role.MODERATOR)) {
            throw new Refused(RestCode.FORBIDDEN);
        }
        return place;
    }

    private ServerResponse withdraw(Call call) {
        Place place = mayInvite(places.place(call, call.path("room")));
        if (!invites.delete(place.room(), id(call.path("id")))) {
            throw new Refused(RestCode.NO_SUCH_INVITE);
        }
        return Answers.nothing();
    }

    private static byte[] id(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException none) {
            throw new Refused(RestCode.NO_SUCH_INVITE);
        }
    }
}
