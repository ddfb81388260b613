package hcchat.command.owner;

import hcchat.command.keys.RoomKey;
import hcchat.command.keys.RoomKeyring;
import hcchat.command.room.Decide;
import hcchat.command.room.Decide.KnownId;
import hcchat.command.room.Decide.Posed;
import hcchat.command.room.Decide.Target;
import hcchat.room.Blind;
import hcchat.room.CommandContent;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Gives commands what the aggregate may not have by itself: the time, chance, and the mark of their content.
final class Posing {
    private static final int CHANCE_BYTES = 4096;

    private final RoomKeyring keys;
    private final SecureRandom chance;
    private final Clock clock;
    // One call of the system's generator for many messages.
    private final ByteBuffer drawn = ByteBuffer.allocate(CHANCE_BYTES).position(CHANCE_BYTES);

    Posing(RoomKeyring keys, SecureRandom chance, Clock clock) {
        this.keys = keys;
        this.chance = chance;
        this.clock = clock;
    }

    Decide pose(RoomRound round, Map<UUID, KnownId> ids, Map<Long, Target> targets) {
        RoomKey key = keys.marking(round.room());
        List<Posed> posed = new ArrayList<>(round.asks().size());
        for (Ask ask : round.asks()) {
            posed.add(new Posed(
                    ask.command(),
                    blind(),
                    key.mark(CommandContent.bytes(ask.command())),
                    ask.inside(),
                    ask.admitted()));
        }
        return new Decide(round.room(), clock.millis(), posed, ids, targets);
    }

    private Blind blind() {
        if (!drawn.hasRemaining()) {
            chance.nextBytes(drawn.array());
            drawn.clear();
        }
        return Blind.read(drawn);
    }
}
