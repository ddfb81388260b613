package hcchat.edge.session;

import hcchat.edge.inbound.HackScore;
import hcchat.edge.inbound.HackText;
import hcchat.intake.RoomRequest;
import hcchat.room.Aside;
import hcchat.room.UpdateMode;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.Envelope;
import hcchat.wire.HackChatWarning;
import hcchat.wire.Limits;
import hcchat.wire.WellFormed;
import org.jspecify.annotations.Nullable;

/// How a hack.chat socket changes a message that it said and named.
final class HackUpdating {
    private static final String WIPED = "\u0000";

    private final Session session;
    private final Membership membership;

    HackUpdating(Session session, Membership membership) {
        this.session = session;
        this.membership = membership;
    }

    void update(ClientFrame.UpdateMessage frame) {
        Aside.Update update = read(frame);
        if (update == null) {
            session.charge(HackScore.BAD_TEXT);
        } else if (!session.charge(HackScore.text(update.text().length()))) {
            HackConversation.warn(session, membership, HackChatWarning.TOO_MUCH_UPDATED);
        } else {
            update(update);
        }
    }

    /// Null for what hack.chat doesn't take.
    private static Aside.@Nullable Update read(ClientFrame.UpdateMessage frame) {
        UpdateMode mode = UpdateMode.of(frame.mode());
        String customId = frame.customId();
        if (mode == null || customId.isEmpty() || customId.length() > Limits.CUSTOM_ID_CHARS) {
            return null;
        }
        boolean overwrites = mode == UpdateMode.OVERWRITE;
        String text = overwrites ? HackText.cleaned(frame.text()) : WellFormed.repaired(frame.text());
        if (text.isEmpty() && !overwrites) {
            return null;
        }
        return new Aside.Update(WellFormed.repaired(customId), mode, text.isEmpty() ? WIPED : text);
    }

    private void update(Aside.Update update) {
        OpenMessages messages = session.services().openMessages();
        OpenMessage message = messages.find(membership.room().id(), membership.author(), update.customId());
        if (message == null) {
            session.charge(HackScore.UNKNOWN_MESSAGE);
        } else if (session.services().rules().encryptionRequired() && !isSealed(update)) {
            HackConversation.warn(session, membership, Code.ENCRYPT_IT);
        } else if (!messages.change(message, update, Asking.who(membership, update.customId()))) {
            HackConversation.warn(session, membership, HackChatWarning.TOO_MUCH_UPDATED);
        } else {
            RoomRequest request = new RoomRequest.Tell(membership.room().id(), membership.author(), update);
            session.services().intake().ask(request, Asking.hackChat(session, membership));
        }
    }

    /// What is put before or behind an envelope makes one no more.
    private static boolean isSealed(Aside.Update update) {
        boolean whole = update.mode() == UpdateMode.OVERWRITE || update.mode() == UpdateMode.COMPLETE;
        return whole && Envelope.is(update.text());
    }
}
