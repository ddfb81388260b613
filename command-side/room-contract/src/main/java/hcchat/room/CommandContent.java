package hcchat.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What makes two commands of one id "the same": author, type and content fields, as bytes to be marked under a
/// secret of the room. The marks are kept as long as the room, so these bytes never change: golden files hold them.
///
/// Big-endian: version 1 B, author 16 B, type 1 B, of 8 B, flags 1 B and the fields they name as in [EventBodyCodec];
/// of a ban without the address, which the room adds.
public final class CommandContent {
    private static final byte VERSION = 1;
    private static final int FIXED = 1 + 16 + 1 + 8 + 1;

    private CommandContent() {}

    public static byte[] bytes(RoomCommand command) {
        return switch (command) {
            case RoomCommand.PostMessage post -> bytes(post, post.re(), post.text(), post.attachment());
            case RoomCommand.EditMessage edit -> bytes(edit, null, edit.text(), null);
            case RoomCommand.DeleteMessage delete -> bytes(delete, null, null, null);
            case RoomCommand.SetReaction reaction -> bytes(reaction, null, reaction.text(), null);
            case RoomCommand.ChangeState change -> bytes(change, change.change());
            case RoomCommand.FoundRoom found -> bytes(found, found.door());
        };
    }

    private static byte[] bytes(RoomCommand command, StateChange change) {
        byte[] asked = StateChangeCodec.encode(
                change instanceof StateChange.Banned ban
                        ? new StateChange.Banned(ban.whom(), ban.until(), null)
                        : change);
        ByteBuffer out = ByteBuffer.allocate(FIXED + asked.length);
        out.put(VERSION);
        out.putLong(command.author().hi()).putLong(command.author().lo());
        out.put((byte) command.type().code()).putLong(0);
        return out.put(EventBodyCodec.STATE).put(asked).array();
    }

    private static byte[] bytes(
            RoomCommand command, @Nullable Long re, @Nullable String text, @Nullable Attachment attachment) {
        byte[] utf8 = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        byte[] file = attachment == null ? null : AttachmentCodec.encode(attachment);
        ByteBuffer out = ByteBuffer.allocate(
                FIXED + (re == null ? 0 : 8) + (utf8 == null ? 0 : 4 + utf8.length) + (file == null ? 0 : file.length));
        out.put(VERSION);
        out.putLong(command.author().hi()).putLong(command.author().lo());
        out.put((byte) command.type().code()).putLong(command.of());
        out.put(EventBodyCodec.flags(re, text, attachment));
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
}
