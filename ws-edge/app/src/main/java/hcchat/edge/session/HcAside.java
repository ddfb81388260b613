package hcchat.edge.session;

import hcchat.intake.IntakeClient;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest;
import hcchat.room.Aside;
import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.wire.ClientFrame;
import hcchat.wire.ClientFrame.Whom;
import hcchat.wire.Code;
import hcchat.wire.Limits;
import hcchat.wire.SpeechRule;
import java.util.UUID;

/// What an HCChat socket tells others aside.
final class HcAside {
    private final Session session;
    private final Membership membership;

    HcAside(Session session, Membership membership) {
        this.session = session;
        this.membership = membership;
    }

    void take(ClientFrame frame) {
        UUID id = Ids.of(frame);
        if (id == null) {
            session.warn(frame, Code.BAD_ID, 0);
            return;
        }
        switch (frame) {
            case ClientFrame.Whisper whisper -> whisper(whisper, id);
            case ClientFrame.Invite invite -> invite(invite);
            case ClientFrame.Typing typing -> typing(typing);
            case ClientFrame.Seen seen -> seen(seen);
            default -> throw new IllegalArgumentException("not something to tell aside: " + frame);
        }
    }

    private void whisper(ClientFrame.Whisper frame, UUID id) {
        String text = frame.text();
        AuthorId to = Named.here(membership, new Whom(frame.nick(), frame.userid(), frame.whom()));
        Code refused = new SpeechRule(session.services().rules().encryptionRequired()).refuses(text);
        if (refused != null) {
            session.warn(frame, refused, 0);
        } else if (to == null) {
            session.warn(frame, Code.NO_SUCH_USER, 0);
        } else {
            tell(new Aside.Whisper(to, id, text), Asking.hcchat(session, membership, frame));
        }
    }

    private void invite(ClientFrame.Invite frame) {
        String where = frame.to() == null ? Ids.channel() : frame.to();
        AuthorId to = Named.here(membership, new Whom(frame.nick(), frame.userid(), frame.whom()));
        if (where.length() > Limits.CHANNEL_CHARS) {
            session.warn(frame, Code.CHANNEL_TOO_LONG, 0);
        } else if (!Limits.isChannel(where)) {
            session.warn(frame, Code.BAD_CHANNEL, 0);
        } else if (to == null) {
            session.warn(frame, Code.NO_SUCH_USER, 0);
        } else {
            session.services().census().invited();
            tell(new Aside.Invite(to, where), Asking.hcchat(session, membership, frame));
        }
    }

    private void typing(ClientFrame.Typing frame) {
        long wait = membership.untilTyping(session.services().nanoTime().getAsLong());
        if (wait > 0) {
            session.warn(frame, Code.RATE_LIMITED, wait);
        } else {
            tell(new Aside.Typing(), onlyRefusals(frame));
        }
    }

    /// What the room doesn't have can't have been seen: a number above its head, as this edge knows it, counts as
    /// the head.
    private void seen(ClientFrame.Seen frame) {
        long wait = membership.untilSeen(session.services().nanoTime().getAsLong());
        if (wait > 0) {
            session.warn(frame, Code.RATE_LIMITED, wait);
            return;
        }
        long delivered = frame.delivered() == null ? 0 : frame.delivered();
        long read = frame.read() == null ? 0 : frame.read();
        Marker marker = new Marker(delivered, read).upTo(head());
        ask(new RoomRequest.Mark(membership.room().id(), membership.author(), marker), onlyRefusals(frame));
    }

    private long head() {
        synchronized (membership.room()) {
            return Math.max(membership.room().tip(), membership.cursor());
        }
    }

    private IntakeClient.Answer onlyRefusals(ClientFrame frame) {
        IntakeClient.Answer answer = Asking.hcchat(session, membership, frame);
        return outcome -> {
            if (!(outcome instanceof Outcome.Done)) {
                answer.take(outcome);
            }
        };
    }

    private void tell(Aside aside, IntakeClient.Answer answer) {
        ask(new RoomRequest.Tell(membership.room().id(), membership.author(), aside), answer);
    }

    private void ask(RoomRequest request, IntakeClient.Answer answer) {
        session.services().intake().ask(request, answer);
    }
}
