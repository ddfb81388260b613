package hcchat.bench.load;

import hcchat.bench.load.Faults.Kind;
import hcchat.bench.load.Member.State;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Takes the server's frames off a socket, and checks each delivery.
final class FrameIntake {
    // {"cmd":"
    private static final long CMD = 0x7b22_636d_6422_3a22L;
    private static final int CMD_BYTES = 8;
    private static final int CHAT = 0x63686174;
    private static final int ACK = 0x61636b22;
    private static final int WARN = 0x7761726e;
    private static final int ONLINE = 0x6f6e6c69;
    private static final int SESSION = 0x73657373;
    private static final int SYNCED = 0x73796e63;
    private static final int RESYNC = 0x72657379;
    private static final int REPLAY = 0x7265706c;
    // Set in the word after onli: neSe(t) against neAd(d), neRe(move).
    private static final int ONLINE_SET = 0x6e655365;
    private static final int END_OF_HEADERS = 0x0d0a0d0a;

    private final LoadLoop loop;
    private final Tally tally;
    private final Faults faults;
    private final Words chatSeq = new Words("\"seq\":");
    private final Words chatText = new Words("\"text\":\"");
    private final Words ackId = new Words("\"id\":\"");
    private final Words ackSeq = new Words("\"seq\":");
    private final Words headSeq = new Words("\"seq\":");
    private final Words token = new Words("token\":\"");
    private final Words code = new Words("code\":\"");
    private final Words ref = new Words("\"ref\":\"");
    private final Words retryAfter = new Words("AfterMs\"");
    private final Words truncated = new Words("ted\":tr");

    FrameIntake(LoadLoop loop, Tally tally) {
        this.loop = loop;
        this.tally = tally;
        this.faults = tally.faults();
    }

    /// Takes all complete frames.
    ///
    /// @return where the first incomplete one begins
    int take(Member member, ByteBuffer in, int end, long now) {
        int at = member.state == State.SHAKING_HANDS ? handshake(member, in, end) : 0;
        while (end - at >= 2 && member.channel != null) {
            int length = in.get(at + 1) & 0x7f;
            int payload = at + 2;
            if (length == 126) {
                length = end - at < 4 ? Integer.MAX_VALUE : in.getShort(at + 2) & 0xffff;
                payload = at + 4;
            } else if (length == 127) {
                length = end - at < 10 ? Integer.MAX_VALUE : (int) in.getLong(at + 2);
                payload = at + 10;
            }
            if (length > end - payload) {
                break;
            }
            frame(member, in.get(at) & 0xff, in, payload, length, now);
            at = payload + length;
        }
        return member.channel == null ? end : at;
    }

    private int handshake(Member member, ByteBuffer in, int end) {
        for (int i = 0; i + 4 <= end; i++) {
            if (in.getInt(i) == END_OF_HEADERS) {
                byte[] status = new byte[12];
                in.get(0, status);
                if (!new String(status, StandardCharsets.US_ASCII).equals("HTTP/1.1 101")) {
                    faults.add(Kind.GARBLED, loop.isLossExpected() ? 0 : 1);
                    loop.lost(member);
                    return end;
                }
                member.state = State.JOINING;
                loop.write(member, ByteBuffer.wrap(ClientFrame.text(member.join())));
                return i + 4;
            }
        }
        return 0;
    }

    private void frame(Member member, int first, ByteBuffer in, int at, int length, long now) {
        switch (first) {
            case 0x81 -> text(member, in, at, at + length, now);
            case 0x89 -> loop.write(member, ByteBuffer.wrap(ClientFrame.pong(in, at, length)));
            case 0x8a -> {}
            case 0x88 -> loop.lost(member);
            default -> faults.add(Kind.GARBLED, 1);
        }
    }

    private void text(Member member, ByteBuffer in, int at, int end, long now) {
        if (in.getLong(at) != CMD) {
            faults.add(Kind.GARBLED, 1);
            return;
        }
        switch (in.getInt(at + CMD_BYTES)) {
            case CHAT -> chat(member, in, at, end, now);
            case ACK -> ack(member, in, at, end, now);
            case WARN -> warn(member, in, at, end);
            case ONLINE -> {
                if (in.getInt(at + CMD_BYTES + 4) == ONLINE_SET) {
                    onlineSet(member, in, at, end);
                }
            }
            case SESSION -> session(member, in, at, end);
            case SYNCED -> {
                if (member.state == State.REPLAYING) {
                    loop.entered(member);
                }
            }
            // Neither belongs into a run whose server keeps what it acknowledged.
            case RESYNC -> faults.add(Kind.LOST, 1);
            case REPLAY -> faults.add(Kind.LOST, truncated.after(in, at, end) < 0 ? 0 : 1);
            default -> {}
        }
    }

    private void chat(Member member, ByteBuffer in, int at, int end, long now) {
        int text = chatText.after(in, at, end);
        if (text < 0) {
            faults.add(Kind.GARBLED, 1);
            return;
        }
        if (member.hackChat()) {
            member.deliveredBy(Text.sender(in, text), Text.count(in, text), faults);
            tally.delivered(now - Text.sentAt(in, text), end - at);
            return;
        }
        int seqAt = chatSeq.after(in, at, end);
        if (seqAt < 0) {
            faults.add(Kind.GARBLED, 1);
            return;
        }
        long seq = Words.number(in, seqAt);
        member.delivered(seq, faults);
        Sender sender = member.sender;
        if (sender != null && Text.sender(in, text) == sender.index()) {
            sender.echoed(in, text, seq, faults);
            loop.heard(sender, now);
        }
        if (member.state == State.REPLAYING) {
            tally.replayed(end - at);
        } else {
            tally.delivered(now - Text.sentAt(in, text), end - at);
        }
    }

    private void ack(Member member, ByteBuffer in, int at, int end, long now) {
        int id = ackId.after(in, at, end);
        int seq = ackSeq.after(in, at, end);
        Sender sender = member.sender;
        if (id < 0 || seq < 0 || sender == null) {
            faults.add(Kind.GARBLED, 1);
            return;
        }
        long due = sender.acked(in, id, Words.number(in, seq), faults);
        if (due != 0) {
            tally.acked(now - due);
            loop.answered(sender, now);
        }
    }

    private void warn(Member member, ByteBuffer in, int at, int end) {
        int word = code.after(in, at, end);
        boolean mayComeAgain = retryAfter.after(in, at, end) >= 0;
        if (!mayComeAgain || !loop.isLossExpected()) {
            faults.refused(word < 0 ? "no code" : Words.string(in, word));
        }
        int id = ref.after(in, at, end);
        if (member.sender != null && id >= 0) {
            member.sender.refused(in, id);
            loop.refused(member.sender);
        } else if (member.state == State.JOINING) {
            loop.lost(member);
        }
    }

    private void onlineSet(Member member, ByteBuffer in, int at, int end) {
        boolean resuming = member.cursor() >= 0;
        int seq = headSeq.after(in, at, end);
        if (seq < 0 && !member.hackChat()) {
            faults.add(Kind.GARBLED, 1);
            return;
        }
        long head = seq < 0 ? 0 : Words.number(in, seq);
        // A room that ends before what we have has lost it.
        faults.add(Kind.LOST, member.cursor() - head);
        member.entered(head, member.room().senders().size());
        member.state = resuming ? State.REPLAYING : State.GREETED;
    }

    private void session(Member member, ByteBuffer in, int at, int end) {
        member.token = Words.string(in, token.after(in, at, end));
        if (member.state == State.GREETED) {
            loop.entered(member);
        }
    }
}
