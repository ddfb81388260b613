package hcchat.command.ops;

import hcchat.command.rooms.KeyBackups;
import hcchat.command.rooms.RoomNames;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Erased;
import hcchat.intake.RoomRequest.Erase;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/room/erase?channel=lobby`: destroys what opens a room's past, as its owner can.
final class RoomErase implements OperatorCommand {
    private static final Logger LOG = LoggerFactory.getLogger(RoomErase.class);

    private final OwnRooms rooms;
    private final RoomNames names;

    RoomErase(OwnRooms rooms, RoomNames names) {
        this.rooms = rooms;
        this.names = names;
    }

    @Override
    public String path() {
        return "/room/erase";
    }

    @Override
    public String run(Map<String, String> arguments) {
        String channel = RoomArguments.channel(arguments);
        RoomId room = names.room(channel);
        Outcome outcome = rooms.ask(new Erase(room, AuthorId.OPERATOR));
        if (!(outcome instanceof Erased erased)) {
            throw RoomArguments.failed(outcome);
        }
        LOG.info("{} was erased by the operator's word", room);
        LocalDate gone = LocalDate.ofInstant(KeyBackups.lastGone(erased.time()), ZoneOffset.UTC);
        return channel + " is erased up to seq " + erased.upto() + ". The last backup of its keys is gone on " + gone
                + ".";
    }
}
