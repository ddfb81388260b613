package hcchat.edge.session;

import hcchat.edge.inbound.HackColor;
import hcchat.intake.Look;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.Limits;
import org.jspecify.annotations.Nullable;

/// How an HCChat socket changes nick and colour in one of its rooms.
final class HcChanging {
    private final Session session;
    private final Membership membership;

    HcChanging(Session session, Membership membership) {
        this.session = session;
        this.membership = membership;
    }

    void nick(ClientFrame.ChangeNick frame) {
        ask(frame, Limits.isNick(frame.nick()) ? new Look.Nick(frame.nick()) : null, Code.BAD_NICK);
    }

    void color(ClientFrame.ChangeColor frame) {
        HackColor color = HackColor.of(frame.color());
        ask(frame, color == null ? null : new Look.Color(color.hex()), Code.BAD_COLOR);
    }

    private void ask(ClientFrame frame, @Nullable Look look, Code unless) {
        if (frame.id() != null && Ids.parse(frame.id()) == null) {
            session.warn(frame, Code.BAD_ID, 0);
        } else if (look == null) {
            session.warn(frame, unless, 0);
        } else {
            Changing.ask(session, membership, look, Asking.hcchat(session, membership, frame));
        }
    }
}
