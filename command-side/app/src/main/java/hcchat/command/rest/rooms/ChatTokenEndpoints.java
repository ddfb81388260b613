package hcchat.command.rest.rooms;

import hcchat.command.account.Sessions;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.Grant;
import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.RoomNames;
import hcchat.intake.Visa;
import hcchat.intake.token.AccessToken;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `POST /chat/token`: the right to join one room over the socket, and where that is.
final class ChatTokenEndpoints implements Endpoint.Source {
    private final RoomPlaces places;
    private final RoomNames names;
    private final AccountRooms rooms;
    private final AccessTokens tokens;
    private final Sessions sessions;
    private final SocketAddress socket;

    ChatTokenEndpoints(
            RoomPlaces places,
            RoomNames names,
            AccountRooms rooms,
            AccessTokens tokens,
            Sessions sessions,
            SocketAddress socket) {
        this.places = places;
        this.names = names;
        this.rooms = rooms;
        this.tokens = tokens;
        this.sessions = sessions;
        this.socket = socket;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethod.POST, "/chat/token", Access.ACCOUNT, this::token));
    }

    private ServerResponse token(Call call) throws IOException {
        JsonBody body = call.body();
        @Nullable String proof = RoomFields.proof(body);
        Place place = places.place(call, body.text("channel"));
        if (proof != null) {
            Visa shown = place.visa();
            place = place.showing(new Visa(true, shown.address(), names.door(place.room(), proof), shown.admitted()));
        }
        long door = places.look(place, false).standing().door();
        AccessToken own = call.token();
        Instant issued =
                sessions.issue(own.account(), own.device(), own.id(), Instant.ofEpochMilli(own.issuedMillis()));
        if (issued == null) {
            throw new Refused(RestCode.TOKEN_REVOKED);
        }
        Grant grant = new Grant(own.account(), own.device(), place.room(), door == 0 ? null : (Long) door);
        String channel = place.channel();
        if (channel != null) {
            rooms.put(place.account(), place.room(), channel);
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("wsUrl", socket.url(call.servlet()));
        told.put("jwt", tokens.mint(grant, issued));
        told.put("room", place.room().toString());
        told.put("expiresIn", tokens.life().toSeconds());
        return Answers.json(HttpStatus.OK, told);
    }
}
