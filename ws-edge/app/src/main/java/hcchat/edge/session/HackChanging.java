package hcchat.edge.session;

import hcchat.edge.inbound.HackColor;
import hcchat.edge.inbound.HackScore;
import hcchat.edge.inbound.HackText;
import hcchat.intake.Look;
import hcchat.room.Member;
import hcchat.wire.HackChatWarning;
import hcchat.wire.Limits;

/// How a hack.chat socket changes nick and colour: what is done it hears with everybody, what isn't alone.
final class HackChanging {
    private final Session session;
    private final Membership membership;

    HackChanging(Session session, Membership membership) {
        this.session = session;
        this.membership = membership;
    }

    void nick(String asked) {
        String nick = HackText.trimmed(asked);
        if (!session.charge(HackScore.NICK)) {
            warn(HackChatWarning.NICKS_TOO_FAST);
        } else if (!Limits.isNick(nick)) {
            warn(HackChatWarning.BAD_NICK);
        } else if (nick.equals(member().nick())) {
            warn(HackChatWarning.NICK_TAKEN);
        } else {
            ask(new Look.Nick(nick));
        }
    }

    void color(String asked) {
        HackColor color = HackColor.of(asked);
        if (!session.charge(HackScore.COLOR)) {
            warn(HackChatWarning.COLORS_TOO_FAST);
        } else if (color == null) {
            warn(HackChatWarning.BAD_COLOR);
        } else {
            ask(new Look.Color(color.hex()));
        }
    }

    private void ask(Look look) {
        Changing.ask(session, membership, look, Asking.hackChat(session, membership));
    }

    private Member member() {
        synchronized (membership.room()) {
            return membership.resident().member();
        }
    }

    private void warn(HackChatWarning warning) {
        HackConversation.warn(session, membership, warning);
    }
}
