package hcchat.intake.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import hcchat.intake.v1.IntakeWire;
import hcchat.room.Attachment;
import hcchat.room.AuthorId;
import hcchat.room.EventType;
import hcchat.room.RoomCommand;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.RoomCommand.DeleteMessage;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomCommand.FoundRoom;
import hcchat.room.RoomCommand.PostMessage;
import hcchat.room.RoomCommand.SetReaction;
import hcchat.room.StateChange;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChangeCodec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Commands as messages.
final class CommandWire {
    private CommandWire() {}

    static IntakeWire.Decide write(RoomCommand command, byte @Nullable [] who, long admitted) {
        IntakeWire.Decide.Builder out = IntakeWire.Decide.newBuilder()
                .setType(command.type().code())
                .setIdHi(command.id().getMostSignificantBits())
                .setIdLo(command.id().getLeastSignificantBits())
                .setAuthorHi(command.author().hi())
                .setAuthorLo(command.author().lo())
                .setOf(command.of())
                .setAdmitted(admitted);
        if (who != null) {
            // Nobody writes to these bytes again.
            out.setWho(UnsafeByteOperations.unsafeWrap(who));
        }
        switch (command) {
            case PostMessage post -> writePost(out, post);
            case EditMessage edit -> out.setText(edit.text());
            case SetReaction reaction -> out.setText(reaction.text());
            case DeleteMessage delete -> {}
            case ChangeState change -> out.setChange(bytes(change.change()));
            case FoundRoom found -> out.setFounds(true).setChange(bytes(found.door()));
        }
        return out.build();
    }

    private static ByteString bytes(StateChange change) {
        return UnsafeByteOperations.unsafeWrap(StateChangeCodec.encode(change));
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
        if (!author.isSomebody()) {
            throw new IllegalArgumentException("the operator doesn't come this way");
        }
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
            case DOOR, ROLE, BAN, MUTE, LOCK, KEY, EXPIRE -> change(id, author, type, in);
            default -> throw new IllegalArgumentException("no command makes a " + type);
        };
    }

    private static RoomCommand change(UUID id, AuthorId author, EventType type, IntakeWire.Decide in) {
        ByteBuffer bytes = in.getChange().asReadOnlyByteBuffer();
        try {
            StateChange change = StateChangeCodec.decode(type, bytes);
            if (bytes.hasRemaining()) {
                throw new IllegalArgumentException("a change with something behind it");
            }
            return in.getFounds() && change instanceof DoorSet door
                    ? new FoundRoom(id, author, door)
                    : new ChangeState(id, author, change);
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("a cut change", cut);
        }
    }
}
