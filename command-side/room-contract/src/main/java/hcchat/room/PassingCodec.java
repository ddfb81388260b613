package hcchat.room;

import hcchat.room.PassingEvent.Arrived;
import hcchat.room.PassingEvent.Changed;
import hcchat.room.PassingEvent.Departed;
import hcchat.room.PassingEvent.Expelled;
import hcchat.room.PassingEvent.Invited;
import hcchat.room.PassingEvent.RoomErased;
import hcchat.room.PassingEvent.RosterTold;
import hcchat.room.PassingEvent.Seen;
import hcchat.room.PassingEvent.Typing;
import hcchat.room.PassingEvent.Updated;
import hcchat.room.PassingEvent.Whispered;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Passing events as bytes: a tag, then the members concerned. They are sealed under the transport key and forgotten
/// within the log's retention.
public final class PassingCodec {
    private static final byte ARRIVED = 1;
    private static final byte DEPARTED = 2;
    private static final byte CHANGED = 3;
    private static final byte ROSTER = 4;
    private static final byte ERASED = 5;
    private static final byte WHISPERED = 6;
    private static final byte INVITED = 7;
    private static final byte TYPING = 8;
    private static final byte SEEN = 9;
    private static final byte UPDATED = 10;
    private static final byte EXPELLED = 11;

    private PassingCodec() {}

    public static byte[] encode(PassingEvent event) {
        return MemberCodec.bytes(out -> {
            switch (event) {
                case Arrived arrived -> {
                    out.writeByte(ARRIVED);
                    MemberCodec.write(out, arrived.member());
                }
                case Departed departed -> {
                    out.writeByte(DEPARTED);
                    MemberCodec.write(out, departed.member());
                }
                case Changed changed -> {
                    out.writeByte(CHANGED);
                    MemberCodec.write(out, changed.before());
                    MemberCodec.write(out, changed.after());
                }
                case RosterTold roster -> {
                    out.writeByte(ROSTER);
                    out.writeInt(roster.members().size());
                    for (Member member : roster.members()) {
                        MemberCodec.write(out, member);
                    }
                }
                case RoomErased erased -> out.writeByte(ERASED);
                case Expelled expelled -> {
                    out.writeByte(EXPELLED);
                    MemberCodec.write(out, expelled.member());
                    out.writeByte(expelled.why().code());
                }
                case Whispered whispered -> {
                    out.writeByte(WHISPERED);
                    MemberCodec.write(out, whispered.from());
                    MemberCodec.write(out, whispered.to());
                    out.writeLong(whispered.id().getMostSignificantBits());
                    out.writeLong(whispered.id().getLeastSignificantBits());
                    writeText(out, whispered.text());
                }
                case Invited invited -> {
                    out.writeByte(INVITED);
                    MemberCodec.write(out, invited.from());
                    MemberCodec.write(out, invited.to());
                    writeText(out, invited.channel());
                }
                case Typing typing -> {
                    out.writeByte(TYPING);
                    MemberCodec.write(out, typing.from());
                }
                case Updated updated -> {
                    out.writeByte(UPDATED);
                    MemberCodec.write(out, updated.from());
                    writeText(out, updated.update().customId());
                    out.writeByte(updated.update().mode().code());
                    writeText(out, updated.update().text());
                }
                case Seen seen -> {
                    out.writeByte(SEEN);
                    MemberCodec.write(out, seen.from());
                    out.writeLong(seen.marker().delivered());
                    out.writeLong(seen.marker().read());
                }
            }
        });
    }

    /// @throws IllegalArgumentException if the bytes aren't what [#encode] writes
    public static PassingEvent decode(byte[] bytes) {
        return MemberCodec.read(bytes, PassingCodec::read);
    }

    private static PassingEvent read(DataInputStream in) throws IOException {
        byte tag = in.readByte();
        return switch (tag) {
            case ARRIVED -> new Arrived(MemberCodec.readMember(in));
            case DEPARTED -> new Departed(MemberCodec.readMember(in));
            case CHANGED -> new Changed(MemberCodec.readMember(in), MemberCodec.readMember(in));
            case ROSTER -> new RosterTold(readMembers(in));
            case ERASED -> new RoomErased();
            case EXPELLED -> new Expelled(MemberCodec.readMember(in), Expulsion.ofCode(in.readByte()));
            case WHISPERED ->
                new Whispered(
                        MemberCodec.readMember(in),
                        MemberCodec.readMember(in),
                        new UUID(in.readLong(), in.readLong()),
                        readText(in));
            case INVITED -> new Invited(MemberCodec.readMember(in), MemberCodec.readMember(in), readText(in));
            case TYPING -> new Typing(MemberCodec.readMember(in));
            case UPDATED ->
                new Updated(
                        MemberCodec.readMember(in),
                        new Aside.Update(readText(in), UpdateMode.of(in.readByte()), readText(in)));
            case SEEN -> new Seen(MemberCodec.readMember(in), new Marker(in.readLong(), in.readLong()));
            default -> throw new IllegalArgumentException("unknown passing event " + tag);
        };
    }

    /// UTF-8 behind its length (4 B): a whisper may be longer than `writeUTF` can say.
    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException("a text of " + length);
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static List<Member> readMembers(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            throw new IllegalArgumentException("a roster of " + count);
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(MemberCodec.readMember(in));
        }
        return members;
    }
}
