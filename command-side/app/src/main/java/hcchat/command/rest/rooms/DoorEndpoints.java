package hcchat.command.rest.rooms;

import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.command.rooms.RoomNames;
import hcchat.command.rooms.RoomOwners;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Described;
import hcchat.intake.RoomRequest.Describe;
import hcchat.intake.Visa;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `GET /rooms/{room}/door`: what whoever names the channel must show to come in.
final class DoorEndpoints implements Endpoint.Source {
    private final RoomNames names;
    private final RoomOwners owners;

    DoorEndpoints(RoomNames names, RoomOwners owners) {
        this.names = names;
        this.owners = owners;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethod.GET, "/rooms/{room}/door", Access.ANYBODY, this::door));
    }

    private ServerResponse door(Call call) {
        String named = call.path("room");
        if (RoomId.looksLikeRoomId(named)) {
            // Who asks here shows nothing but the name.
            throw new Refused(RestCode.NO_SUCH_ROOM);
        }
        String channel = RoomPlaces.channel(named);
        RoomId room = names.room(channel);
        Outcome outcome = owners.ask(new Describe(room, AuthorId.OPERATOR, Visa.NONE, false));
        if (!(outcome instanceof Described described)) {
            throw OwnerRefusals.of(outcome);
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("room", room.toString());
        told.put("kind", described.kind().word());
        told.put("salt", names.salt(channel));
        return Answers.json(HttpStatus.OK, told);
    }
}
