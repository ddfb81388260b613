package hcchat.intake.grpc;

import com.google.protobuf.UnsafeByteOperations;
import hcchat.intake.v1.IntakeWire;
import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import hcchat.room.EventType;
import hcchat.room.RoomCommand;
import hcchat.room.RoomCommand.DeleteMessage;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomCommand.PostMessage;
import hcchat.room.RoomCommand.SetReaction;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Commands as messages.
final class CommandWire {
    private CommandWire() {}

    static IntakeWire.Decide write(RoomCommand command, byte @Nullable [] who) {
        IntakeWire.Decide.Builder out = IntakeWire.Decide.newBuilder()
                .setType(command.type().code())
                .setIdHi(command.id().getMostSignificantBits())
                .setIdLo(command.id().getLeastSignificantBits())
                .setAuthorHi(command.author().hi())
                .setAuthorLo(command.author().lo())
                .setOf(command.of());
        if (who != null) {
            // Nobody writes to these bytes again.
            out.setWho(UnsafeByteOperations.unsafeWrap(who));
        }
        switch (command) {
            case PostMessage post -> writePost(out, post);
            case EditMessage edit -> out.setText(edit.text());
            case SetReaction reaction -> out.setText(reaction.text());
            case DeleteMessage delete -> {}
        }
        return out.build();
    }

    private static void writePost(IntakeWire.Decide.Builder out, PostMessage post) {
        if (post.re() != null) {
            out.setRe(post.re());
        }
        if (post.text() != null) {
            out.setText(post.text());
        }
        if (post.attachment() != null) {
            out.setAttachment(AttachmentWire.write(post.attachment()));
        }
    }

    /// @throws IllegalArgumentException if it is no command that this version knows
    static RoomCommand read(IntakeWire.Decide in) {
        UUID id = new UUID(in.getIdHi(), in.getIdLo());
        AuthorId author = new AuthorId(in.getAuthorHi(), in.getAuthorLo());
        EventType type = EventType.ofCode(in.getType());
        return switch (type) {
            case CHAT, EMOTE, ATTACHMENT -> {
                Attachment attachment = in.hasAttachment() ? AttachmentWire.read(in.getAttachment()) : null;
                Long re = in.hasRe() ? (Long) in.getRe() : null;
                yield new PostMessage(id, author, type, re, in.hasText() ? in.getText() : null, attachment);
            }
            case EDIT -> new EditMessage(id, author, in.getOf(), in.getText());
            case DELETE -> new DeleteMessage(id, author, in.getOf());
            case REACT -> new SetReaction(id, author, in.getOf(), in.getText());
            default -> throw new IllegalArgumentException("no command makes a " + type);
        };
    }
}
