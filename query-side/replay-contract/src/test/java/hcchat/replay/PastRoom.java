package hcchat.replay;

import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.wire.chain.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A room's events, made up, with the chain that they form.
public final class PastRoom {
    private static final int DAY = 20_000;

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

    /// The next event, a message.
    ///
    /// @param bodyBytes of its sealed body, 0 for one whose body went
    public StoredEvent next(long position, int bodyBytes) {
        return next(position, bodyBytes, DAY, 0);
    }

    /// The next event, an edit.
    ///
    /// @param of the message's seq
    public StoredEvent edit(long position, long of) {
        return next(position, 1, DAY, of);
    }

    /// The next event, a change of the room's state.
    public StoredEvent change(long position) {
        return next(position, 1, StoredEvent.NEVER, 0);
    }

    private StoredEvent next(long position, int bodyBytes, int day, long of) {
        byte[] digest = bytes(Chain.BYTES);
        long seq = events.size() + 1L;
        StoredEvent event =
                new StoredEvent(room, seq, position, 1, day, digest, of, bodyBytes == 0 ? null : bytes(bodyBytes));
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
