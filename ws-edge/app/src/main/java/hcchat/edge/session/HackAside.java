package hcchat.edge.session;

import hcchat.edge.fanout.View;
import hcchat.edge.inbound.HackScore;
import hcchat.edge.inbound.HackText;
import hcchat.intake.RoomRequest;
import hcchat.room.Aside;
import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.Envelope;
import hcchat.wire.HackChatWarning;
import hcchat.wire.Limits;
import org.jspecify.annotations.Nullable;

/// Whispers and invitations of a hack.chat socket. Unlike there, nobody whispers into a room that they aren't in.
final class HackAside {
    private final Session session;
    private final Membership membership;

    HackAside(Session session, Membership membership) {
        this.session = session;
        this.membership = membership;
    }

    void whisper(ClientFrame.Whisper frame) {
        boolean here =
                session.view() == View.HACK || membership.room().channel().equals(frame.channel());
        Long userId = frame.userid();
        String nick = frame.nick();
        whisper(here ? find(userId, nick) : null, frame.text());
    }

    /// To somebody by their nick; its case counts.
    void whisper(String nick, String text) {
        whisper(find(null, nick), text);
    }

    /// To who whispered last; by whom, not by the nick they had.
    void reply(String text) {
        AuthorId whisperer;
        Member to;
        synchronized (membership.room()) {
            whisperer = membership.resident().whisperer();
            to = membership.room().member(one -> one.author().equals(whisperer));
        }
        if (whisperer == null) {
            warn(HackChatWarning.NOBODY_TO_ANSWER);
        } else {
            whisper(to, text);
        }
    }

    private void whisper(@Nullable Member to, String said) {
        String text = HackText.cleaned(said);
        if (text.isEmpty()) {
            session.charge(HackScore.BAD_TEXT);
        } else if (!session.charge(HackScore.text(text.length()))) {
            warn(HackChatWarning.TOO_MUCH_TEXT);
        } else if (to == null) {
            warn(HackChatWarning.NO_SUCH_USER);
        } else if (session.services().rules().encryptionRequired() && !Envelope.is(text)) {
            HackConversation.warn(session, membership, Code.ENCRYPT_IT);
        } else {
            tell(new Aside.Whisper(to.author(), Ids.fresh(System.currentTimeMillis()), text));
        }
    }

    /// The first version names the nick, the second the number and the channel; who leaves one out meets with
    /// silence.
    void invite(ClientFrame.Invite frame) {
        boolean first = session.view() == View.HACK;
        if (!session.charge(HackScore.INVITE)) {
            warn(HackChatWarning.INVITES_TOO_FAST);
            return;
        }
        if (first ? frame.nick() == null : frame.userid() == null || frame.channel() == null) {
            return;
        }
        boolean here = first || membership.room().channel().equals(frame.channel());
        Member to = here ? find(frame.userid(), frame.nick()) : null;
        String where = frame.to() == null ? Ids.channel() : frame.to();
        if (to == null) {
            warn(HackChatWarning.NO_SUCH_USER);
        } else if (!Limits.isChannel(where)) {
            HackConversation.warn(session, membership, Code.BAD_CHANNEL);
        } else {
            session.services().census().invited();
            tell(new Aside.Invite(to.author(), where));
        }
    }

    private @Nullable Member find(@Nullable Long userId, @Nullable String nick) {
        synchronized (membership.room()) {
            return membership.room().member(one -> userId == null ? one.nick().equals(nick) : one.userId() == userId);
        }
    }

    private void tell(Aside aside) {
        RoomRequest request = new RoomRequest.Tell(membership.room().id(), membership.author(), aside);
        session.services().intake().ask(request, Asking.hackChat(session, membership));
    }

    private void warn(HackChatWarning warning) {
        HackConversation.warn(session, membership, warning);
    }
}
