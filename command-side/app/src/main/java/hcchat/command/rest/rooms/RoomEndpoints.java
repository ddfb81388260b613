package hcchat.command.rest.rooms;

import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rooms.KeyBackups;
import hcchat.command.rooms.RoomNames;
import hcchat.command.rooms.RoomOwners;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Erased;
import hcchat.intake.RoomRequest.Erase;
import hcchat.room.DoorKind;
import hcchat.room.DoorMac;
import hcchat.room.HistoryRule;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.RetentionSet;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `/rooms/{room}`: what it is, what is to be otherwise, its end.
final class RoomEndpoints implements Endpoint.Source {
    private final RoomPlaces places;
    private final RoomChanges changes;
    private final RoomAnswers answers;
    private final RoomNames names;
    private final RoomOwners owners;

    RoomEndpoints(RoomPlaces places, RoomChanges changes, RoomAnswers answers, RoomNames names, RoomOwners owners) {
        this.places = places;
        this.changes = changes;
        this.answers = answers;
        this.names = names;
        this.owners = owners;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HttpMethod.GET, "/rooms/{room}", Access.ROOM, this::look),
                new Endpoint(HttpMethod.PATCH, "/rooms/{room}", Access.ROOM, this::change),
                new Endpoint(HttpMethod.DELETE, "/rooms/{room}", Access.ACCOUNT, this::erase));
    }

    private ServerResponse look(Call call) {
        Place place = places.place(call, call.path("room"));
        return answers.room(HttpStatus.OK, place, places.look(place, false));
    }

    /// Each thing is decided by itself, in this order; a refusal leaves what was decided before it.
    private ServerResponse change(Call call) throws IOException {
        JsonBody body = call.body();
        UUID id = RoomFields.id(body);
        @Nullable Integer days = RoomFields.days(body);
        @Nullable Boolean locked = body.flagOrNull("locked");
        @Nullable DoorKind kind = RoomFields.kind(body);
        @Nullable String proof = RoomFields.proof(body);
        @Nullable HistoryRule history = RoomFields.history(body);
        Place place = places.place(call, call.path("room"));
        Seen seen = places.look(place, false);
        if (kind != null || proof != null || history != null) {
            changes.change(place, id, door(place, seen, kind, proof, history));
        }
        if (days != null) {
            changes.change(place, RoomFields.also(id, "retention"), new RetentionSet(days));
        }
        if (locked != null) {
            changes.change(place, RoomFields.also(id, "lock"), new Locked(locked));
        }
        return answers.room(HttpStatus.OK, place, places.look(place, false));
    }

    private DoorSet door(
            Place place, Seen seen, @Nullable DoorKind wanted, @Nullable String proof, @Nullable HistoryRule history) {
        DoorKind kind = wanted != null ? wanted : proof != null ? DoorKind.PASSPHRASE : seen.kind();
        if (kind == DoorKind.DIRECT) {
            throw JsonBody.refused("kind", "can't be changed where a room is direct, nor become it");
        }
        if ((proof != null) != (kind == DoorKind.PASSPHRASE)) {
            throw JsonBody.refused("door", "goes with the kind passphrase, and with no other");
        }
        DoorMac mac = proof == null ? null : names.door(place.room(), proof);
        return new DoorSet(
                kind, mac, Objects.requireNonNullElse(history, seen.facts().history()), null);
    }

    private ServerResponse erase(Call call) {
        Place place = places.place(call, call.path("room"));
        Outcome outcome = owners.ask(new Erase(place.room(), place.author()));
        if (!(outcome instanceof Erased erased)) {
            throw OwnerRefusals.of(outcome);
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("room", place.room().toString());
        told.put("erasedAt", erased.time());
        told.put("upTo", erased.upto());
        told.put("lastBackupGone", KeyBackups.lastGone(erased.time()).toEpochMilli());
        return Answers.json(HttpStatus.OK, told);
    }
}
