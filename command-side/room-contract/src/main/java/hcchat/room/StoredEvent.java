package hcchat.room;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An event as it stands in the store, in the log and in the archive: a clear header that routing needs and a sealed
/// body. Nobody re-encodes it on its way.
///
/// Clear header, big-endian: version 1 B, flags 1 B (bit 0: the body is there), room 16 B, seq 8 B, position 8 B, key
/// id 4 B, day 4 B, digest 32 B, of 8 B (0: none). The header with bit 0 set is the associated data of the body's
/// seal.
///
/// @param position its place in the room's log partition, from 1, without a hole
/// @param kid which of the room's data keys sealed the body
/// @param day days since 1970 (UTC) with which the body expires: an edit's or reaction's is its target's; [#NEVER]
///     for an event that stays
/// @param digest SHA-256 over blind and canonical bytes; stays when the body goes
/// @param of the seq of the message that it is about, or 0
/// @param body the sealed body, or null once it was deleted, has expired or was erased
public record StoredEvent(
        RoomId room, long seq, long position, int kid, int day, byte[] digest, long of, byte @Nullable [] body) {

    public static final int HEADER_BYTES = 82;
    /// The day of an event that doesn't expire.
    public static final int NEVER = Integer.MAX_VALUE;
    private static final byte VERSION = 1;
    private static final byte WITH_BODY = 1;

    /// The associated data under which the body is sealed.
    public static byte[] associatedData(
            RoomId room, long seq, long position, int kid, int day, byte[] digest, long of) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        putHeader(header, WITH_BODY, room, seq, position, kid, day, digest, of);
        return header.array();
    }

    public byte[] associatedData() {
        return associatedData(room, seq, position, kid, day, digest, of);
    }

    /// Whether it is a message, also one whose body went: neither about another one nor a change of the room's
    /// state.
    public boolean isMessage() {
        return of == 0 && day != NEVER;
    }

    public boolean hasBody() {
        return body != null;
    }

    /// The same event after its body went.
    public StoredEvent withoutBody() {
        return body == null ? this : new StoredEvent(room, seq, position, kid, day, digest, of, null);
    }

    public int encodedLength() {
        return HEADER_BYTES + (body == null ? 0 : body.length);
    }

    public void writeTo(ByteBuffer to) {
        putHeader(to, body == null ? 0 : WITH_BODY, room, seq, position, kid, day, digest, of);
        if (body != null) {
            to.put(body);
        }
    }

    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(encodedLength());
        writeTo(out);
        return out.array();
    }

    /// Reads the event that fills `from` to its limit.
    ///
    /// @throws IllegalArgumentException if it is cut or of a version that this code doesn't know
    public static StoredEvent decode(ByteBuffer from) {
        if (from.remaining() < HEADER_BYTES) {
            throw new IllegalArgumentException("cut event: " + from.remaining() + " bytes");
        }
        byte version = from.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown event version " + version);
        }
        byte flags = from.get();
        boolean withBody = flags == WITH_BODY;
        if ((!withBody && flags != 0) || withBody != from.remaining() > HEADER_BYTES - 2) {
            throw new IllegalArgumentException("event of another length than its flags " + flags + " say");
        }
        RoomId room = RoomId.read(from);
        long seq = from.getLong();
        long position = from.getLong();
        int kid = from.getInt();
        int day = from.getInt();
        byte[] digest = new byte[32];
        from.get(digest);
        long of = from.getLong();
        byte[] body = null;
        if (withBody) {
            body = new byte[from.remaining()];
            from.get(body);
        }
        return new StoredEvent(room, seq, position, kid, day, digest, of, body);
    }

    private static void putHeader(
            ByteBuffer to, byte flags, RoomId room, long seq, long position, int kid, int day, byte[] digest, long of) {
        to.put(VERSION).put(flags).putLong(room.hi()).putLong(room.lo());
        to.putLong(seq).putLong(position).putInt(kid).putInt(day).put(digest).putLong(of);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredEvent e
                && room.equals(e.room)
                && seq == e.seq
                && position == e.position
                && kid == e.kid
                && day == e.day
                && of == e.of
                && Arrays.equals(digest, e.digest)
                && Arrays.equals(body, e.body);
    }

    @Override
    public int hashCode() {
        return 31 * room.hashCode() + Long.hashCode(seq);
    }

    @Override
    public String toString() {
        return "StoredEvent " + room + " seq " + seq + " position " + position;
    }
}
