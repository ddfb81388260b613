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
import org.jspecify.annotations.Nullable;

/// What a hack.chat socket says in its room, and the commands that it writes into what it says.
final class HackSpeaking {
    private static final String ME = "/me ";
    private static final String LEAVE = "/leave";
    private static final String SLASHES = "//";

    private final Session session;
    private final Services services;

    HackSpeaking(Session session) {
        this.session = session;
        this.services = session.services();
    }

    void chat(ClientFrame.Chat chat) {
        Membership membership = session.membership(null);
        if (membership == null) {
            session.charge(HackScore.OUTSIDE);
            return;
        }
        String text = chat.text() == null ? "" : HackText.cleaned(chat.text());
        String customId = chat.customId();
        if (text.isEmpty() || (customId != null && customId.length() > Limits.CUSTOM_ID_CHARS)) {
            session.charge(HackScore.BAD_TEXT);
        } else if (!session.charge(HackScore.text(text.length()))) {
            warn(null, HackChatWarning.TOO_MUCH_TEXT);
        } else if (text.startsWith("/")) {
            slash(membership, text, customId);
        } else {
            say(membership, EventType.CHAT, text, customId);
        }
    }

    private void slash(Membership membership, String text, @Nullable String customId) {
        if (text.startsWith(SLASHES)) {
            say(membership, EventType.CHAT, text.substring(1), customId);
        } else if (text.startsWith(ME)
                && !HackText.trimmed(text.substring(ME.length())).isEmpty()) {
            say(membership, EventType.EMOTE, text.substring(ME.length()), null);
        } else if (text.startsWith(LEAVE)) {
            new HackConversation(session).take(new ClientFrame.Leave(null, null));
        } else {
            HackChatWarning warning = HackChatWarning.UNKNOWN_SLASH;
            HackConversation.warn(session, membership, warning, warning.text() + text);
        }
    }

    void emote(String said) {
        Membership membership = session.membership(null);
        if (membership == null) {
            session.charge(HackScore.OUTSIDE);
            return;
        }
        String text = HackText.cleaned(said);
        if (text.isEmpty()) {
            session.charge(HackScore.BAD_EMOTE);
        } else if (!session.charge(HackScore.text(text.length()))) {
            warn(null, HackChatWarning.TOO_MUCH_TEXT);
        } else {
            say(membership, EventType.EMOTE, text, null);
        }
    }

    private void say(Membership membership, EventType type, String text, @Nullable String customId) {
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
        PostMessage command =
                new PostMessage(Ids.fresh(System.currentTimeMillis()), membership.author(), type, null, text, null);
        Asking.hackChat(session, membership, command, customId);
    }

    private void warn(@Nullable Membership membership, HackChatWarning warning) {
        HackConversation.warn(session, membership, warning, warning.text());
    }
}
