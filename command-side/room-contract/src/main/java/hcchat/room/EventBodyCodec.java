package hcchat.room;

import hcchat.room.RoomEvent.MessageDeleted;
import hcchat.room.RoomEvent.MessageEdited;
import hcchat.room.RoomEvent.MessagePosted;
import hcchat.room.RoomEvent.ReactionSet;
import hcchat.room.RoomEvent.StateChanged;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The bytes inside an event's seal. Final: golden files hold every type.
///
/// Big-endian: type 1 B, time 8 B, author 16 B, blind 16 B, id 16 B, flags 1 B (1 re, 2 text, 4 attachment, 8
/// thumbnail, 16 thumbnail's key, 32 a change of the room's state), then what the flags name, in that order, a change
/// as [StateChangeCodec] writes it; strings are a length (4 B) and UTF-8; zero bytes up to a multiple of 64 hide the
/// exact length. Room, seq and `of` stand in the clear header, which the seal authenticates.
public final class EventBodyCodec {
    private static final int PAD = 64;
    private static final int FIXED = 1 + 8 + 16 + 16 + 16 + 1;
    private static final int RE = 1;
    private static final int TEXT = 2;
    private static final int ATTACHMENT = 4;
    private static final int THUMBNAIL = 8;
    private static final int THUMBNAIL_KEY = 16;
    static final byte STATE = 32;

    private EventBodyCodec() {}

    public static byte[] encode(RoomEvent event) {
        return switch (event) {
            case MessagePosted posted -> encode(event, posted.re(), posted.text(), posted.attachment());
            case MessageEdited edited -> encode(event, null, edited.text(), null);
            case MessageDeleted deleted -> encode(event, null, null, null);
            case ReactionSet reaction -> encode(event, null, reaction.text(), null);
            case StateChanged changed -> encode(changed);
        };
    }

    private static byte[] encode(StateChanged event) {
        byte[] change = StateChangeCodec.encode(event.change());
        ByteBuffer out = ByteBuffer.allocate(padded(FIXED + change.length));
        begin(event, out);
        return out.put(STATE).put(change).array();
    }

    private static byte[] encode(
            RoomEvent event, @Nullable Long re, @Nullable String text, @Nullable Attachment attachment) {
        byte[] utf8 = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        byte[] file = attachment == null ? null : AttachmentCodec.encode(attachment);
        int length =
                FIXED + (re == null ? 0 : 8) + (utf8 == null ? 0 : 4 + utf8.length) + (file == null ? 0 : file.length);
        ByteBuffer out = ByteBuffer.allocate(padded(length));
        begin(event, out);
        out.put(flags(re, text, attachment));
        if (re != null) {
            out.putLong(re);
        }
        if (utf8 != null) {
            out.putInt(utf8.length).put(utf8);
        }
        if (file != null) {
            out.put(file);
        }
        return out.array();
    }

    private static int padded(int length) {
        return (length + PAD - 1) / PAD * PAD;
    }

    /// What every event begins with.
    private static void begin(RoomEvent event, ByteBuffer out) {
        EventMeta meta = event.meta();
        out.put((byte) event.type().code()).putLong(meta.time());
        out.putLong(meta.author().hi()).putLong(meta.author().lo());
        out.putLong(meta.blind().hi()).putLong(meta.blind().lo());
        out.putLong(meta.id().getMostSignificantBits()).putLong(meta.id().getLeastSignificantBits());
    }

    static byte flags(@Nullable Long re, @Nullable String text, @Nullable Attachment attachment) {
        return (byte) ((re == null ? 0 : RE) | (text == null ? 0 : TEXT) | flags(attachment));
    }

    private static int flags(@Nullable Attachment attachment) {
        if (attachment == null) {
            return 0;
        }
        Attachment.Thumbnail thumbnail = attachment.thumbnail();
        if (thumbnail == null) {
            return ATTACHMENT;
        }
        return ATTACHMENT | THUMBNAIL | (thumbnail.objectKey() == null ? 0 : THUMBNAIL_KEY);
    }

    /// @param seq from the clear header
    /// @param of from the clear header, 0 for none
    /// @throws IllegalArgumentException if the bytes aren't what [#encode] writes
    public static RoomEvent decode(long seq, long of, byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body);
        try {
            RoomEvent event = decode(seq, of, in);
            checkPadding(in);
            return event;
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("cut event body", cut);
        }
    }

    private static RoomEvent decode(long seq, long of, ByteBuffer in) {
        EventType type = EventType.ofCode(in.get());
        long time = in.getLong();
        AuthorId author = AuthorId.read(in);
        Blind blind = Blind.read(in);
        UUID id = new UUID(in.getLong(), in.getLong());
        EventMeta meta = new EventMeta(seq, id, time, author, blind);
        int flags = in.get();
        checkFlags(type, flags, of);
        if (flags == STATE) {
            return new StateChanged(meta, StateChangeCodec.decode(type, in));
        }
        Long re = (flags & RE) != 0 ? (Long) in.getLong() : null;
        String text = (flags & TEXT) != 0 ? AttachmentCodec.readString(in) : null;
        Attachment attachment = (flags & ATTACHMENT) != 0
                ? AttachmentCodec.decode(in, (flags & THUMBNAIL) != 0, (flags & THUMBNAIL_KEY) != 0)
                : null;
        return switch (type) {
            case CHAT, EMOTE, ATTACHMENT -> new MessagePosted(meta, type, re, text, attachment);
            case EDIT -> new MessageEdited(meta, of, present(text));
            case DELETE -> new MessageDeleted(meta, of);
            case REACT -> new ReactionSet(meta, of, present(text));
            default -> throw new IllegalArgumentException("reserved event type " + type);
        };
    }

    /// Which flags each type may have, and that exactly those events which are about another say so.
    private static void checkFlags(EventType type, int flags, long of) {
        int allowed = switch (type) {
            case CHAT, EMOTE -> RE | TEXT;
            case ATTACHMENT -> RE | TEXT | ATTACHMENT | THUMBNAIL | THUMBNAIL_KEY;
            case EDIT, REACT -> TEXT;
            case DOOR, ROLE, BAN, MUTE, LOCK, KEY, EXPIRE -> STATE;
            default -> 0;
        };
        boolean keyOfNothing = (flags & (THUMBNAIL | THUMBNAIL_KEY)) == THUMBNAIL_KEY;
        boolean stateOfNothing = type.isState() && flags != STATE;
        if ((flags & ~allowed) != 0 || keyOfNothing || stateOfNothing) {
            throw new IllegalArgumentException(type + " with flags " + flags);
        }
        boolean aboutNothing = type.isMessage() || type.isState();
        if (aboutNothing ? of != 0 : of <= 0) {
            throw new IllegalArgumentException(type + " of " + of);
        }
    }

    private static void checkPadding(ByteBuffer in) {
        if (in.capacity() % PAD != 0 || in.remaining() >= PAD) {
            throw new IllegalArgumentException("event body of " + in.capacity() + " bytes");
        }
        while (in.hasRemaining()) {
            if (in.get() != 0) {
                throw new IllegalArgumentException("event body with something behind it");
            }
        }
    }

    private static String present(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("event without its text");
        }
        return text;
    }
}
