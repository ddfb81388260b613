package hcchat.edge.session;

import hcchat.room.AuthorId;
import hcchat.room.EventType;
import hcchat.room.RoomCommand;
import hcchat.room.RoomCommand.DeleteMessage;
import hcchat.room.RoomCommand.EditMessage;
import hcchat.room.RoomCommand.PostMessage;
import hcchat.room.RoomCommand.SetReaction;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.Limits;
import hcchat.wire.SpeechRule;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an HCChat socket says in a room: from its frame to the command, or to why not.
final class HcSpeaking {
    private final Session session;
    private final Membership membership;
    private final SpeechRule rule;

    HcSpeaking(Session session, Membership membership) {
        this.session = session;
        this.membership = membership;
        this.rule = new SpeechRule(session.services().rules().encryptionRequired());
    }

    void say(ClientFrame frame) {
        UUID id = Ids.of(frame);
        if (id == null) {
            session.warn(frame, Code.BAD_ID, 0);
            return;
        }
        Code refused = refusal(frame);
        if (refused != null) {
            session.warn(frame, refused, 0);
            return;
        }
        if (frame instanceof ClientFrame.Chat) {
            session.services().census().said();
        }
        String customId = frame instanceof ClientFrame.Chat chat ? chat.customId() : null;
        Asking.hcchat(session, membership, command(frame, id), Words.of(frame), frame.id(), customId);
    }

    private @Nullable Code refusal(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Chat chat -> chat(chat);
            case ClientFrame.Emote emote -> rule.refuses(emote.text());
            case ClientFrame.Edit edit -> rule.refuses(edit.text());
            case ClientFrame.React react -> react.text().isEmpty() ? null : rule.refuses(react.text());
            default -> null;
        };
    }

    private @Nullable Code chat(ClientFrame.Chat chat) {
        String customId = chat.customId();
        if (customId != null
                && (rule.encrypted() ? !Limits.isCustomId(customId) : customId.length() > Limits.CUSTOM_ID_CHARS)) {
            return Code.BAD_CUSTOM_ID;
        }
        return rule.refuses(chat.text(), chat.attachment());
    }

    private RoomCommand command(ClientFrame frame, UUID id) {
        AuthorId author = membership.author();
        return switch (frame) {
            case ClientFrame.Chat chat ->
                new PostMessage(
                        id,
                        author,
                        chat.attachment() == null ? EventType.CHAT : EventType.ATTACHMENT,
                        chat.re(),
                        chat.text(),
                        chat.attachment());
            case ClientFrame.Emote emote ->
                new PostMessage(id, author, EventType.EMOTE, emote.re(), emote.text(), null);
            case ClientFrame.Edit edit -> new EditMessage(id, author, edit.of(), edit.text());
            case ClientFrame.Delete delete -> new DeleteMessage(id, author, delete.of());
            case ClientFrame.React react -> new SetReaction(id, author, react.of(), react.text());
            default -> throw new IllegalArgumentException("not something to say: " + frame);
        };
    }
}
