package hcchat.command.rest.messages;

import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.rooms.OwnerRefusals;
import hcchat.command.rest.rooms.Place;
import hcchat.command.rest.rooms.RoomChanges;
import hcchat.command.rest.rooms.RoomPlaces;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Stored;
import hcchat.wire.Limits;
import hcchat.wire.MessageIds;
import hcchat.wire.SpeechRule;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `POST /messages`: what a `chat` frame does, for who has no socket. Whoever is in the room on a socket beside it is
/// told it like anybody's message.
final class PostEndpoint implements Endpoint.Source {
    private final RoomPlaces places;
    private final RoomChanges changes;
    private final SpeechRule rule;
    private final Clock clock;

    PostEndpoint(RoomPlaces places, RoomChanges changes, SpeechRule rule, Clock clock) {
        this.places = places;
        this.changes = changes;
        this.rule = rule;
        this.clock = clock;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethod.POST, "/messages", Access.ROOM, this::post));
    }

    private ServerResponse post(Call call) throws IOException {
        JsonBody body = call.body(Limits.FRAME_BYTES);
        String room = body.text("room");
        Post post = Post.read(body.fields(), rule);
        Place place = places.place(call, room);
        UUID id = post.id() == null ? MessageIds.fresh(clock.millis()) : post.id();
        Outcome outcome = changes.ask(place, post.by(place.author(), id));
        if (outcome instanceof Stored stored) {
            return answer(id, stored);
        }
        throw OwnerRefusals.of(outcome);
    }

    private static ServerResponse answer(UUID id, Stored stored) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("seq", stored.seq());
        told.put("id", id.toString());
        told.put("epoch", stored.epoch());
        // A repeat of what has no body any more has no time, either.
        if (stored.time() != 0) {
            told.put("time", stored.time());
        }
        if (stored.repeat()) {
            told.put("repeat", true);
        }
        return Answers.json(stored.repeat() ? HttpStatus.OK : HttpStatus.CREATED, told);
    }
}
