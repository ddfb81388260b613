package hcchat.intake.grpc;

import hcchat.intake.RoomRequest.Tell;
import hcchat.intake.v1.IntakeWire;
import hcchat.room.Aside;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.room.UpdateMode;
import java.util.UUID;

/// What is told and never stored, as messages.
final class AsideWire {
    private static final IntakeWire.Typing TYPING = IntakeWire.Typing.getDefaultInstance();

    private AsideWire() {}

    static IntakeWire.Tell write(Tell tell) {
        IntakeWire.Tell.Builder out = IntakeWire.Tell.newBuilder()
                .setFromHi(tell.from().hi())
                .setFromLo(tell.from().lo());
        return switch (tell.aside()) {
            case Aside.Whisper whisper -> out.setWhisper(write(whisper)).build();
            case Aside.Invite invite -> out.setInvite(write(invite)).build();
            case Aside.Update update -> out.setUpdate(write(update)).build();
            case Aside.Typing typing -> out.setTyping(TYPING).build();
        };
    }

    private static IntakeWire.Whisper.Builder write(Aside.Whisper whisper) {
        return IntakeWire.Whisper.newBuilder()
                .setToHi(whisper.to().hi())
                .setToLo(whisper.to().lo())
                .setIdHi(whisper.id().getMostSignificantBits())
                .setIdLo(whisper.id().getLeastSignificantBits())
                .setText(whisper.text());
    }

    private static IntakeWire.Invite.Builder write(Aside.Invite invite) {
        return IntakeWire.Invite.newBuilder()
                .setToHi(invite.to().hi())
                .setToLo(invite.to().lo())
                .setChannel(invite.channel());
    }

    private static IntakeWire.Update.Builder write(Aside.Update update) {
        return IntakeWire.Update.newBuilder()
                .setCustomId(update.customId())
                .setMode(update.mode().code())
                .setText(update.text());
    }

    /// @throws IllegalArgumentException if it is nothing that this version knows
    static Tell read(RoomId room, IntakeWire.Tell in) {
        return new Tell(room, new AuthorId(in.getFromHi(), in.getFromLo()), aside(in));
    }

    private static Aside aside(IntakeWire.Tell in) {
        return switch (in.getAsideCase()) {
            case WHISPER -> {
                IntakeWire.Whisper whisper = in.getWhisper();
                yield new Aside.Whisper(
                        new AuthorId(whisper.getToHi(), whisper.getToLo()),
                        new UUID(whisper.getIdHi(), whisper.getIdLo()),
                        whisper.getText());
            }
            case INVITE -> {
                IntakeWire.Invite invite = in.getInvite();
                yield new Aside.Invite(new AuthorId(invite.getToHi(), invite.getToLo()), invite.getChannel());
            }
            case UPDATE -> {
                IntakeWire.Update update = in.getUpdate();
                yield new Aside.Update(update.getCustomId(), UpdateMode.of(update.getMode()), update.getText());
            }
            case TYPING -> new Aside.Typing();
            case ASIDE_NOT_SET -> throw new IllegalArgumentException("nothing to tell");
        };
    }
}
