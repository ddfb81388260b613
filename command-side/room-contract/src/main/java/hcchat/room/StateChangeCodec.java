package hcchat.room;

import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.Rekeyed;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A change of a room's state inside an event's body and a command's content, big-endian. door: kind 1 B, history 1 B,
/// then the mac (32 B) of a passphrase or the other one (16 B) of a direct room. role: whom 16 B, role 1 B. ban: whom
/// 16 B, until 8 B, whether an address follows 1 B, address 16 B. mute: whom 16 B, until 8 B. lock: 1 B. key: length
/// 4 B, UTF-8. expire: days 4 B.
public final class StateChangeCodec {
    private static final int MOST_FIXED = 48;

    private StateChangeCodec() {}

    public static byte[] encode(StateChange change) {
        byte[] text = change instanceof Rekeyed key ? key.text().getBytes(StandardCharsets.UTF_8) : null;
        ByteBuffer out = ByteBuffer.allocate(MOST_FIXED + (text == null ? 0 : text.length));
        switch (change) {
            case DoorSet door -> encode(door, out);
            case RoleGiven given ->
                put(given.whom(), out).put((byte) given.role().code());
            case Banned banned -> {
                put(banned.whom(), out).putLong(banned.until());
                AddressTag address = banned.address();
                out.put((byte) (address == null ? 0 : 1));
                if (address != null) {
                    out.putLong(address.hi()).putLong(address.lo());
                }
            }
            case Muted muted -> put(muted.whom(), out).putLong(muted.until());
            case Locked locked -> out.put((byte) (locked.locked() ? 1 : 0));
            case Rekeyed key -> out.putInt(length(text)).put(text);
            case RetentionSet retention -> out.putInt(retention.days());
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static int length(byte @Nullable [] text) {
        return text == null ? 0 : text.length;
    }

    private static void encode(DoorSet door, ByteBuffer out) {
        out.put((byte) door.kind().code()).put((byte) door.history().code());
        DoorMac mac = door.mac();
        if (mac != null) {
            out.put(mac.bytes());
        }
        AuthorId with = door.with();
        if (with != null) {
            put(with, out);
        }
    }

    private static ByteBuffer put(AuthorId author, ByteBuffer out) {
        return out.putLong(author.hi()).putLong(author.lo());
    }

    /// Reads one change from where `in` stands.
    ///
    /// @throws IllegalArgumentException if the type isn't one of a room's state, or its fields aren't what
    /// [#encode]
    ///     writes
    /// @throws java.nio.BufferUnderflowException if the bytes are cut
    public static StateChange decode(EventType type, ByteBuffer in) {
        return switch (type) {
            case DOOR -> door(in);
            case ROLE -> new RoleGiven(AuthorId.read(in), Role.ofCode(in.get()));
            case BAN -> {
                AuthorId whom = AuthorId.read(in);
                long until = in.getLong();
                yield new Banned(whom, until, flag(in) ? AddressTag.read(in) : null);
            }
            case MUTE -> new Muted(AuthorId.read(in), in.getLong());
            case LOCK -> new Locked(flag(in));
            case KEY -> new Rekeyed(AttachmentCodec.readString(in));
            case EXPIRE -> new RetentionSet(in.getInt());
            default -> throw new IllegalArgumentException(type + " is no change of a room's state");
        };
    }

    private static DoorSet door(ByteBuffer in) {
        DoorKind kind = DoorKind.ofCode(in.get());
        HistoryRule history = HistoryRule.ofCode(in.get());
        DoorMac mac = kind == DoorKind.PASSPHRASE ? DoorMac.read(in) : null;
        return new DoorSet(kind, mac, history, kind == DoorKind.DIRECT ? AuthorId.read(in) : null);
    }

    private static boolean flag(ByteBuffer in) {
        byte flag = in.get();
        if (flag != 0 && flag != 1) {
            throw new IllegalArgumentException("a flag of " + flag);
        }
        return flag == 1;
    }
}
