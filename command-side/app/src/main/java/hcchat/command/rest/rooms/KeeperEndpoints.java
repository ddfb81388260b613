package hcchat.command.rest.rooms;

import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rooms.RoomOwners;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest.Expel;
import hcchat.room.AuthorId;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.Muted;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerResponse;

/// `/rooms/{room}/kick`, `/ban`, `/mute`.
final class KeeperEndpoints implements Endpoint.Source {
    private final RoomPlaces places;
    private final RoomChanges changes;
    private final RoomOwners owners;

    KeeperEndpoints(RoomPlaces places, RoomChanges changes, RoomOwners owners) {
        this.places = places;
        this.changes = changes;
        this.owners = owners;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HttpMethod.POST, "/rooms/{room}/kick", Access.ROOM, this::kick),
                new Endpoint(HttpMethod.POST, "/rooms/{room}/ban", Access.ROOM, this::ban),
                new Endpoint(HttpMethod.POST, "/rooms/{room}/mute", Access.ROOM, this::mute));
    }

    private ServerResponse kick(Call call) throws IOException {
        AuthorId whom = RoomFields.author(call.body());
        Place place = places.place(call, call.path("room"));
        Outcome outcome = owners.ask(new Expel(place.room(), place.author(), whom));
        if (!(outcome instanceof Outcome.Done)) {
            throw OwnerRefusals.of(outcome);
        }
        return Answers.nothing();
    }

    private ServerResponse ban(Call call) throws IOException {
        JsonBody body = call.body();
        AuthorId whom = RoomFields.author(body);
        long until = RoomFields.until(body);
        UUID id = RoomFields.id(body);
        Place place = places.place(call, call.path("room"));
        // Where they come from is known to the owner alone.
        return RoomAnswers.receipt(changes.change(place, id, new Banned(whom, until, null)));
    }

    private ServerResponse mute(Call call) throws IOException {
        JsonBody body = call.body();
        AuthorId whom = RoomFields.author(body);
        long until = RoomFields.until(body);
        UUID id = RoomFields.id(body);
        Place place = places.place(call, call.path("room"));
        return RoomAnswers.receipt(changes.change(place, id, new Muted(whom, until)));
    }
}
