package hcchat.command.rest.rooms;

import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.AccountRooms.Person;
import hcchat.command.rooms.RoomNames;
import hcchat.intake.Outcome.Described;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomFacts;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.Role;
import hcchat.room.StateChange.RoleGiven;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `/rooms/{room}/members`: who is what, and is to be.
final class MemberEndpoints implements Endpoint.Source {
    private final RoomPlaces places;
    private final RoomChanges changes;
    private final RoomNames names;
    private final AccountRooms rooms;

    MemberEndpoints(RoomPlaces places, RoomChanges changes, RoomNames names, AccountRooms rooms) {
        this.places = places;
        this.changes = changes;
        this.names = names;
        this.rooms = rooms;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HttpMethod.GET, "/rooms/{room}/members", Access.ROOM, this::members),
                new Endpoint(HttpMethod.PUT, "/rooms/{room}/members/{author}", Access.ROOM, this::give),
                new Endpoint(HttpMethod.DELETE, "/rooms/{room}/members/{author}", Access.ROOM, this::take));
    }

    private ServerResponse members(Call call) {
        Place place = places.place(call, call.path("room"));
        Seen seen = places.look(place, true);
        Map<AuthorId, Person> people = people(place);
        List<Map<String, Object>> members = new ArrayList<>();
        for (RoomFacts.Place member : seen.facts().members()) {
            Map<String, Object> told = person(member.author(), people);
            told.put("role", member.role().word());
            told.put("since", member.since());
            members.add(told);
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("members", members);
        if (RoomAnswers.role(seen).atLeast(Role.MODERATOR)) {
            told.put("bans", ends(seen.facts().bans(), people));
            told.put("mutes", ends(seen.facts().mutes(), people));
        }
        return Answers.json(HttpStatus.OK, told);
    }

    private Map<AuthorId, Person> people(Place place) {
        Map<AuthorId, Person> people = new HashMap<>();
        rooms.people(place.room()).forEach(one -> people.put(names.author(place.room(), one.account()), one));
        return people;
    }

    private static Map<String, Object> person(AuthorId author, Map<AuthorId, Person> people) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("author", author.toString());
        Person known = people.get(author);
        if (known != null) {
            told.put("name", known.name());
        }
        return told;
    }

    private static List<Map<String, Object>> ends(Map<AuthorId, Long> ends, Map<AuthorId, Person> people) {
        return ends.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((one, other) -> one.toString().compareTo(other.toString())))
                .map(end -> {
                    Map<String, Object> told = person(end.getKey(), people);
                    told.put("until", end.getValue());
                    return told;
                })
                .toList();
    }

    private ServerResponse give(Call call) throws IOException {
        JsonBody body = call.body();
        Role role = RoomFields.role(body);
        UUID id = RoomFields.id(body);
        AuthorId whom = RoomFields.authorInPath(call.path("author"));
        Place place = places.place(call, call.path("room"));
        return RoomAnswers.receipt(changes.change(place, id, new RoleGiven(whom, role)));
    }

    /// Who goes, or is put out, isn't known by the room's id any more. One of a direct room's two stays one of
    /// them, and forgets it.
    private ServerResponse take(Call call) {
        AuthorId whom = RoomFields.authorInPath(call.path("author"));
        Place place = places.place(call, call.path("room"));
        if (whom.equals(place.author()) && forgetsOnly(places.describe(place, false))) {
            rooms.forget(place.account(), place.room());
            return Answers.nothing();
        }
        Stored stored = changes.change(place, UUID.randomUUID(), new RoleGiven(whom, Role.NONE));
        Person gone = people(place).get(whom);
        if (gone != null) {
            rooms.forget(gone.account(), place.room());
        }
        return RoomAnswers.receipt(stored);
    }

    private static boolean forgetsOnly(Described seen) {
        return seen.kind() == DoorKind.DIRECT || RoomAnswers.role(seen) == Role.NONE;
    }
}
