package hcchat.edge.session;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.fanout.HackFrames;
import hcchat.edge.fanout.HcFrames;
import hcchat.edge.fanout.View;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.socket.Socket;
import hcchat.intake.Outcome.Entered;
import hcchat.room.Member;
import java.util.List;

/// What a socket is told first in a room. Called under the room's monitor, so that nothing of the room comes before.
final class Greeting {
    private Greeting() {}

    static void send(Session session, Membership membership, Member self, List<Member> roster, Entered entered) {
        if (session.view() == View.HC) {
            hcchat(session, membership, self, roster, entered.epoch(), entered.seq(), entered.link());
        } else {
            hackChat(session, membership, self, roster);
        }
    }

    /// @param seq where the socket's cursor begins
    /// @param link link(seq)
    static void hcchat(
            Session session,
            Membership membership,
            Member self,
            List<Member> roster,
            int epoch,
            long seq,
            byte[] link) {
        Secrets secrets = session.services().secrets();
        WatchedRoom room = membership.room();
        byte[] salt = secrets.salt(room.channel());
        Socket socket = session.socket();
        socket.enqueue(FrameBuffer.frames(
                out -> HcFrames.onlineSet(out, room, self, roster, epoch, seq, link, secrets.headKey(), salt)));
        socket.enqueue(AnswerFrames.session(room.channelField(), token(secrets, membership)));
    }

    private static void hackChat(Session session, Membership membership, Member self, List<Member> roster) {
        WatchedRoom room = membership.room();
        List<Member> others = roster.stream()
                .filter(one -> !one.author().equals(self.author()))
                .toList();
        Socket socket = session.socket();
        socket.enqueue(FrameBuffer.frames(out -> HackFrames.onlineSet(out, room.channelField(), self, others)));
        socket.enqueue(AnswerFrames.protip(room.channelField()));
        String token = token(session.services().secrets(), membership);
        socket.enqueue(AnswerFrames.hackSession(token, room.channel()));
    }

    /// A token anew: it is renewed each time it is told.
    static String token(Secrets secrets, Membership membership) {
        return secrets.mint(membership.holder(), membership.room().id(), membership.since());
    }
}
