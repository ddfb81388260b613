package hcchat.command.rest.messages;

import hcchat.command.account.Account;
import hcchat.command.account.Accounts;
import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.command.rest.rooms.OwnerRefusals;
import hcchat.command.rest.rooms.Place;
import hcchat.command.rest.rooms.RoomPlaces;
import hcchat.command.rooms.RoomOwners;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomRequest.Decide;
import hcchat.intake.token.AccessToken;
import hcchat.room.Appearance;
import hcchat.room.MemberCodec;
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
    private final RoomOwners owners;
    private final RoomPlaces places;
    private final Accounts accounts;
    private final SpeechRule rule;
    private final Clock clock;

    PostEndpoint(RoomOwners owners, RoomPlaces places, Accounts accounts, SpeechRule rule, Clock clock) {
        this.owners = owners;
        this.places = places;
        this.accounts = accounts;
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
        byte[] who = MemberCodec.encode(Appearance.who(place.author(), nick(call.token())));
        Outcome outcome = owners.ask(new Decide(
                place.room(), post.by(place.author(), id), who, place.visa().admitted()));
        if (outcome instanceof Stored stored) {
            return answer(id, stored);
        }
        throw OwnerRefusals.of(outcome);
    }

    /// Every account's name is a nick, too.
    private String nick(AccessToken token) {
        Account account = accounts.find(token.account());
        if (account == null) {
            throw new Refused(RestCode.TOKEN_REVOKED);
        }
        return account.name();
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
