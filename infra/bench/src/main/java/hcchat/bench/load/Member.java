package hcchat.bench.load;

import hcchat.bench.socket.Leftovers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// One socket of the load, and where it stands in its room.
public final class Member {
    enum State {
        NEW,
        CONNECTING,
        SHAKING_HANDS,
        JOINING,
        GREETED,
        REPLAYING,
        LIVE,
        CLOSED
    }

    private final int number;
    private final LoadRoom room;
    private final boolean hackChat;
    State state = State.NEW;
    long since;

    @Nullable
    SocketChannel channel;

    @Nullable
    SelectionKey key;

    @Nullable
    Sender sender;

    @Nullable
    String token;

    private @Nullable Order bySeq;
    private Order @Nullable [] bySender;
    final Leftovers rest = new Leftovers();

    Member(int number, LoadRoom room, boolean hackChat) {
        this.number = number;
        this.room = room;
        this.hackChat = hackChat;
    }

    public LoadRoom room() {
        return room;
    }

    public boolean isLive() {
        return state == State.LIVE;
    }

    /// Whether it has no socket and none on its way.
    public boolean isAway() {
        return channel == null;
    }

    boolean hackChat() {
        return hackChat;
    }

    int number() {
        return number;
    }

    /// The seq after which it wants to go on, or -1 when it has none yet.
    public long cursor() {
        return bySeq == null ? -1 : bySeq.last();
    }

    String nick() {
        return "n" + number;
    }

    String join() {
        String join = "{\"cmd\":\"join\",\"channel\":\"" + room.channel() + "\",\"nick\":\"" + nick() + "\"";
        if (bySeq != null) {
            join += ",\"after\":" + bySeq.last();
        }
        if (token != null) {
            join += ",\"token\":\"" + token + "\"";
        }
        return join + "}";
    }

    /// It has joined, with the room at `seq`.
    void entered(long seq, int senders) {
        if (hackChat) {
            bySender = new Order[senders];
            java.util.Arrays.setAll(bySender, i -> new Order(-1));
        } else if (bySeq == null) {
            bySeq = new Order(seq);
        }
    }

    /// The next join goes on after `seq`.
    void goOnAfter(long seq) {
        bySeq = new Order(seq);
    }

    void delivered(long seq, Faults faults) {
        if (bySeq == null) {
            faults.add(Faults.Kind.GARBLED, 1);
        } else {
            bySeq.accept(seq, faults);
        }
    }

    void deliveredBy(int senderIndex, long count, Faults faults) {
        if (bySender == null || senderIndex >= bySender.length) {
            faults.add(Faults.Kind.GARBLED, 1);
        } else {
            bySender[senderIndex].accept(count, faults);
        }
    }

    /// How many of the room's acknowledged messages it should have and hasn't.
    long lost() {
        if (bySender != null) {
            long lost = 0;
            for (int i = 0; i < bySender.length; i++) {
                lost += bySender[i].lostUpTo(room.senders().get(i).sent() - 1);
            }
            return lost;
        }
        return bySeq == null ? 0 : bySeq.lostUpTo(room.highest());
    }

    /// Writes, and keeps what the socket doesn't take.
    void write(ByteBuffer out) throws IOException {
        if (channel != null && key != null) {
            rest.write(channel, key, out);
        }
    }

    void flush() throws IOException {
        if (channel != null && key != null) {
            rest.flush(channel, key);
        }
    }

    void forgetSocket() {
        channel = null;
        key = null;
        rest.clear();
    }
}
