package hcchat.bench.floor;

import hcchat.bench.floor.Mischief.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A room's members, and the frames that have gathered for all of them since the last write.
final class FloorRoom {
    private static final byte[] TIME_AND_AUTHOR =
            ascii("\",\"time\":1767225600000,\"author\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"nick\":\"n1\",\"text\":\"");
    private static final byte[] BLIND = ascii("\",\"blind\":\"AAAAAAAAAAAAAAAAAAAAAA\"}");
    private static final byte[] ID = ascii(",\"id\":\"");

    private final byte[] opening;
    private final Mischief mischief;
    private final @Nullable List<byte[]> past;
    final List<FloorMember> members = new ArrayList<>();
    final ByteBuffer gathered = ByteBuffer.allocateDirect(256 << 10);
    boolean dirty;
    private long seq;
    private byte[] heldBack = new byte[0];

    /// @param past frames from the first seq on, to go on from and to add to; null to keep nothing
    FloorRoom(String channel, Mischief mischief, @Nullable List<byte[]> past) {
        this.opening = ascii("{\"cmd\":\"chat\",\"channel\":\"" + channel + "\",\"seq\":");
        this.mischief = mischief;
        this.past = past;
        this.seq = past == null ? 0 : past.size();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    long seq() {
        return seq;
    }

    /// Whether another frame of this text's length still fits.
    boolean fits(int text) {
        return gathered.remaining() > 2 * (text + 512);
    }

    /// @return the new message's seq
    long add(ByteBuffer in, int id, int text, int textEnd) {
        seq++;
        int begin = gathered.position();
        if (!mischief.does(Kind.DROP, seq)) {
            frame(in, id, text, textEnd);
        }
        if (mischief.does(Kind.REPEAT, seq)) {
            frame(in, id, text, textEnd);
        }
        if (mischief.does(Kind.REORDER, seq)) {
            heldBack = new byte[gathered.position() - begin];
            gathered.get(begin, heldBack);
            gathered.position(begin);
        } else if (heldBack.length > 0) {
            gathered.put(heldBack);
            heldBack = new byte[0];
        }
        return seq;
    }

    /// The frames after `seq`.
    List<byte[]> after(long after) {
        return past == null ? List.of() : past.subList((int) Math.min(after, past.size()), past.size());
    }

    private void remember(ByteBuffer frames, int begin) {
        if (past != null && past.size() < seq) {
            byte[] frame = new byte[frames.position() - begin];
            frames.get(begin, frame);
            past.add(frame);
        }
    }

    private void frame(ByteBuffer in, int id, int text, int textEnd) {
        int begin = gathered.position();
        gathered.put((byte) 0x81).put((byte) 126).putShort((short) 0);
        gathered.put(opening);
        putNumber(gathered, seq);
        gathered.put(ID).put(gathered.position(), in, id, 36).position(gathered.position() + 36);
        gathered.put(TIME_AND_AUTHOR);
        gathered.put(gathered.position(), in, text, textEnd - text).position(gathered.position() + textEnd - text);
        gathered.put(BLIND);
        gathered.putShort(begin + 2, (short) (gathered.position() - begin - 4));
        remember(gathered, begin);
    }

    static void putNumber(ByteBuffer to, long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        for (int i = to.position() + digits - 1; i >= to.position(); i--) {
            to.put(i, (byte) ('0' + number % 10));
            number /= 10;
        }
        to.position(to.position() + digits);
    }
}
