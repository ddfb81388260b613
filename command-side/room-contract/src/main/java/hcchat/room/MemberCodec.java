package hcchat.room;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Members and what frames show of authors, as bytes. They live for seconds in the log or, sealed, in the table of
/// names: never in an event.
public final class MemberCodec {
    private static final byte ABSENT = 0;
    private static final byte FALSE = 1;
    private static final byte TRUE = 2;

    private MemberCodec() {}

    public static byte[] encode(Who who) {
        return bytes(out -> {
            out.writeUTF(who.nick());
            out.writeLong(who.userId());
            out.writeUTF(who.trip());
            writeOptional(out, who.color());
            writeOptional(out, who.flair());
            out.writeInt(who.level());
            out.writeUTF(who.userType());
            writeOptional(out, who.customId());
        });
    }

    /// @throws IllegalArgumentException if the bytes aren't what [#encode(Who)] writes
    public static Who decodeWho(byte[] bytes) {
        return read(
                bytes,
                in -> new Who(
                        in.readUTF(),
                        in.readLong(),
                        in.readUTF(),
                        readOptional(in),
                        readOptional(in),
                        in.readInt(),
                        in.readUTF(),
                        readOptional(in)));
    }

    public static byte[] encode(Member member) {
        return bytes(out -> write(out, member));
    }

    /// @throws IllegalArgumentException if the bytes aren't what [#encode(Member)] writes
    public static Member decodeMember(byte[] bytes) {
        return read(bytes, MemberCodec::readMember);
    }

    static void write(DataOutputStream out, Member member) throws IOException {
        out.writeLong(member.author().hi());
        out.writeLong(member.author().lo());
        out.writeUTF(member.nick());
        out.writeLong(member.userId());
        out.writeUTF(member.trip());
        writeOptional(out, member.color());
        writeOptional(out, member.flair());
        out.writeInt(member.level());
        out.writeUTF(member.userType());
        out.writeUTF(member.hash());
        Boolean bot = member.isBot();
        out.writeByte(bot == null ? ABSENT : bot ? TRUE : FALSE);
    }

    static Member readMember(DataInputStream in) throws IOException {
        return new Member(
                new AuthorId(in.readLong(), in.readLong()),
                in.readUTF(),
                in.readLong(),
                in.readUTF(),
                readOptional(in),
                readOptional(in),
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                readFlag(in));
    }

    @SuppressWarnings("NullAway") // a Boolean that may be absent is what hack.chat's key is
    private static @Nullable Boolean readFlag(DataInputStream in) throws IOException {
        byte flag = in.readByte();
        return switch (flag) {
            case ABSENT -> null;
            case FALSE -> false;
            case TRUE -> true;
            default -> throw new IllegalArgumentException("unknown flag " + flag);
        };
    }

    private static void writeOptional(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String readOptional(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 0 -> null;
            case 1 -> in.readUTF();
            default -> throw new IllegalArgumentException("neither there nor absent");
        };
    }

    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static <T> T read(byte[] bytes, Reading<T> reading) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            T read = reading.from(new DataInputStream(in));
            if (in.available() > 0) {
                throw new IllegalArgumentException(in.available() + " bytes too many");
            }
            return read;
        } catch (IOException cut) {
            throw new IllegalArgumentException("cut bytes", cut);
        }
    }

    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }
}
