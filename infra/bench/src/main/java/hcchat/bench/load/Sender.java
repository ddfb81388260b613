package hcchat.bench.load;

import hcchat.bench.load.Faults.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A member that speaks: makes its frames in place, and holds each answer against its own echo.
public final class Sender {
    // More than can be under way at once, or a message would meet its forerunner's place.
    private static final int RING = 1 << 14;
    private static final String ID_SHAPE = "00000000-0000-7000-8000-000000000000";

    private final Member member;
    private final int index;
    private final byte[] frame;
    private final int textAt;
    private final int idAt;
    private final long[] dueAt = new long[RING];
    // By slot: the seq of an ack without its echo, minus the seq of an echo without its ack, or 0.
    private final long[] seqs = new long[RING];
    private long sent;
    private long answered;
    // How many of its first messages have come back to it.
    private long heard;

    /// @param index among the senders of its room
    Sender(Member member, int index, RandomGenerator chance) {
        this.member = member;
        this.index = index;
        String before = "{\"cmd\":\"chat\",\"channel\":\"" + member.room().channel() + "\",\"text\":\"";
        String text = new String(Text.template(chance), StandardCharsets.US_ASCII);
        frame = ClientFrame.text(before + text + "\",\"id\":\"" + ID_SHAPE + "\"}");
        int end = frame.length - 2;
        idAt = end - ID_SHAPE.length();
        textAt = idAt - "\",\"id\":\"".length() - text.length();
        // Twelve random bits and this sender's number tell the ids of all runs and senders apart.
        Hex.write(frame, idAt + 15, chance.nextLong(), 3);
        Hex.write(frame, idAt + 20, chance.nextLong(), 3);
    }

    public Member member() {
        return member;
    }

    public long sent() {
        return sent;
    }

    /// Messages without an answer.
    long unanswered() {
        return sent - answered;
    }

    /// Messages without an answer, or that haven't come back yet: whoever counted answers alone could run ahead of
    /// the deliveries without end.
    public long underWay() {
        return sent - Math.min(answered, heard);
    }

    /// Puts the next message into `out`.
    ///
    /// @param due when it should be sent: its latency counts from there
    void write(ByteBuffer out, long due, long wallMillis) {
        int slot = (int) sent & (RING - 1);
        dueAt[slot] = due;
        Text.stamp(frame, textAt, due, index, sent);
        Hex.write(frame, idAt, wallMillis >>> 16, 8);
        Hex.write(frame, idAt + 9, wallMillis, 4);
        Hex.write(frame, idAt + 24, sent, 12);
        out.put(frame);
        sent++;
    }

    int frameLength() {
        return frame.length;
    }

    /// An ack came.
    ///
    /// @param id where the id begins
    /// @return when the message was due, or 0 when nothing like it is under way
    long acked(ByteBuffer frames, int id, long seq, Faults faults) {
        long count = Hex.read(frames, id + 24, 12);
        int slot = (int) count & (RING - 1);
        long due = dueAt[slot];
        if (due == 0 || count >= sent) {
            faults.add(Kind.ANSWERED_TWICE, 1);
            return 0;
        }
        dueAt[slot] = 0;
        answered++;
        member.room().acked(seq);
        match(slot, seq, faults);
        return due;
    }

    /// A refusal came: the message will never arrive.
    void refused(ByteBuffer frames, int id) {
        long count = Hex.read(frames, id + 24, 12);
        dueAt[(int) count & (RING - 1)] = 0;
        answered++;
        heard = Math.max(heard, count + 1);
    }

    /// A message of this sender arrived at the sender's own socket.
    void echoed(ByteBuffer frames, int text, long seq, Faults faults) {
        long count = Text.count(frames, text);
        int slot = (int) count & (RING - 1);
        heard = Math.max(heard, count + 1);
        if (seqs[slot] > 0) {
            faults.add(Kind.WRONG_SEQ, seqs[slot] == seq ? 0 : 1);
            seqs[slot] = 0;
        } else {
            seqs[slot] = -seq;
        }
    }

    /// Ack and echo come in either order; the second one compares.
    private void match(int slot, long seq, Faults faults) {
        if (seqs[slot] < 0) {
            faults.add(Kind.WRONG_SEQ, seqs[slot] == -seq ? 0 : 1);
            seqs[slot] = 0;
        } else {
            faults.add(Kind.UNHEARD, seqs[slot] == 0 ? 0 : 1);
            seqs[slot] = seq;
        }
    }

    /// How many were acknowledged that the sender itself never heard.
    long unheard() {
        long unheard = 0;
        for (long seq : seqs) {
            unheard += seq > 0 ? 1 : 0;
        }
        return unheard;
    }

    int index() {
        return index;
    }

    /// After the socket broke nobody will answer what was under way.
    void forgetUnanswered() {
        Arrays.fill(dueAt, 0);
        answered = sent;
        heard = sent;
    }
}
