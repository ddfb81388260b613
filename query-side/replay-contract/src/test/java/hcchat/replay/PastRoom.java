package hcchat.replay;

import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.wire.chain.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A room's events, made up, with the chain that they form.
public final class PastRoom {
    private final RoomId room;
    private final Random chance;
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<byte[]> links = new ArrayList<>(List.of(Chain.start()));

    /// @param number its partition is `number` modulo how many there are, below 2^31
    public PastRoom(int number, Random chance) {
        this.room = new RoomId((long) number << 32, chance.nextLong());
        this.chance = chance;
    }

    public RoomId id() {
        return room;
    }

    /// The next event.
    ///
    /// @param bodyBytes of its sealed body, 0 for one whose body went
    public StoredEvent next(long position, int bodyBytes) {
        return next(position, bodyBytes, 0);
    }

    /// The next event.
    ///
    /// @param of the seq that it speaks of, 0 for one that stands for itself
    public StoredEvent next(long position, int bodyBytes, long of) {
        byte[] digest = bytes(Chain.BYTES);
        long seq = events.size() + 1L;
        StoredEvent event =
                new StoredEvent(room, seq, position, 1, 20_000, digest, of, bodyBytes == 0 ? null : bytes(bodyBytes));
        events.add(event);
        links.add(Chain.link(links.getLast(), room, seq, digest));
        return event;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        chance.nextBytes(bytes);
        return bytes;
    }

    /// The events from seq `from` to `to`, both included.
    public List<StoredEvent> events(int from, int to) {
        return events.subList(from - 1, to);
    }

    public byte[] link(int seq) {
        return links.get(seq);
    }
}
