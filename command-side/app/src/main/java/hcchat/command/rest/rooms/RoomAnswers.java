package hcchat.command.rest.rooms;

import hcchat.command.rest.Answers;
import hcchat.command.rooms.RoomNames;
import hcchat.intake.Outcome.Described;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomFacts;
import hcchat.room.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// How rooms are told.
final class RoomAnswers {
    private final RoomNames names;

    RoomAnswers(RoomNames names) {
        this.names = names;
    }

    ServerResponse room(HttpStatus status, Place place, Seen seen) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("room", place.room().toString());
        String channel = place.channel();
        if (channel != null) {
            told.put("channel", channel);
            told.put("salt", names.salt(channel));
        }
        told.put("kind", seen.kind().word());
        told.put("author", place.author().toString());
        told.put("role", role(seen).word());
        told.put("muted", seen.muted());
        told.put("history", seen.facts().history().word());
        told.put("retentionDays", seen.facts().days());
        told.put("locked", seen.facts().locked());
        told.put("seq", seen.facts().seq());
        return Answers.json(status, told);
    }

    /// Where nobody keeps the room nobody has a role.
    static Role role(Seen seen) {
        return seen.facts().kept() ? seen.standing().role() : Role.NONE;
    }

    /// The same for who may be kept out, which they are of kept rooms alone.
    static Role role(Described described) {
        RoomFacts facts = described.facts();
        return facts == null || facts.kept() ? described.standing().role() : Role.NONE;
    }

    /// That something stands in the room's history.
    static ServerResponse receipt(Stored stored) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("seq", stored.seq());
        told.put("epoch", stored.epoch());
        told.put("time", stored.time());
        told.put("repeat", stored.repeat());
        return Answers.json(HttpStatus.OK, told);
    }
}
