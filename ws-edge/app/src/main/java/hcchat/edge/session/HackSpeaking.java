package hcchat.edge.session;

import hcchat.edge.inbound.HackScore;
import hcchat.edge.inbound.HackText;
import hcchat.room.EventType;
import hcchat.room.RoomCommand.PostMessage;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.Envelope;
import hcchat.wire.HackChatWarning;
import hcchat.wire.Limits;
import hcchat.wire.WellFormed;
import org.jspecify.annotations.Nullable;

/// What a hack.chat socket says in its room.
final class HackSpeaking {
    private final Session session;
    private final Services services;

    HackSpeaking(Session session) {
        this.session = session;
        this.services = session.services();
    }

    void chat(ClientFrame.Chat chat) {
        Membership membership = session.membership(null);
        String said = chat.text() == null ? "" : WellFormed.repaired(chat.text());
        if (membership == null) {
            session.charge(HackScore.OUTSIDE);
        } else if (said.startsWith("/")) {
            new HackSlash(session, membership).take(chat, said);
        } else {
            say(membership, said, chat.customId());
        }
    }

    /// @param said what becomes a chat, not cleaned yet
    void say(Membership membership, String said, @Nullable String customId) {
        String text = HackText.cleaned(said);
        if (text.isEmpty()) {
            session.charge(HackScore.BAD_TEXT);
        } else if (!session.charge(HackScore.text(text.length()))) {
            tooMuch(membership);
        } else if (customId != null && customId.length() > Limits.CUSTOM_ID_CHARS) {
            session.charge(HackScore.BAD_TEXT);
        } else {
            post(membership, EventType.CHAT, text, customId);
        }
    }

    void emote(String said) {
        Membership membership = session.membership(null);
        if (membership == null) {
            session.charge(HackScore.OUTSIDE);
        } else {
            emote(membership, said);
        }
    }

    /// @param said what becomes an emote, not cleaned yet
    void emote(Membership membership, String said) {
        String text = HackText.cleaned(said);
        if (text.isEmpty()) {
            session.charge(HackScore.BAD_EMOTE);
        } else if (!session.charge(HackScore.text(text.length()))) {
            tooMuch(membership);
        } else {
            post(membership, EventType.EMOTE, text, null);
        }
    }

    private void post(Membership membership, EventType type, String text, @Nullable String customId) {
        if (services.rules().encryptionRequired()) {
            if (!Envelope.is(text)) {
                HackConversation.warn(session, membership, Code.ENCRYPT_IT);
                return;
            }
            if (customId != null && !Limits.isCustomId(customId)) {
                HackConversation.warn(session, membership, Code.BAD_CUSTOM_ID);
                return;
            }
        }
        if (type == EventType.CHAT) {
            services.census().said();
        }
        PostMessage command =
                new PostMessage(Ids.fresh(System.currentTimeMillis()), membership.author(), type, null, text, null);
        if (customId == null || type != EventType.CHAT) {
            Asking.hackChat(session, membership, command, customId);
            return;
        }
        OpenMessage open = services.openMessages().open(membership.room().id(), membership.author(), customId, text);
        Asking.hackChat(
                session,
                membership,
                command,
                customId,
                outcome -> services.openMessages().answered(open, outcome));
    }

    private void tooMuch(Membership membership) {
        HackConversation.warn(session, membership, HackChatWarning.TOO_MUCH_TEXT);
    }
}
