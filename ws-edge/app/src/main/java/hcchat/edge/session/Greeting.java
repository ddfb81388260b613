package hcchat.edge.session;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.fanout.HackFrames;
import hcchat.edge.fanout.HcFrames;
import hcchat.edge.fanout.View;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.socket.Socket;
import hcchat.intake.Outcome.Entered;
import hcchat.intake.token.AccessToken;
import hcchat.room.Member;
import hcchat.room.Role;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// What a socket is told first in a room. Called under the room's monitor, so that nothing of the room comes before.
final class Greeting {
    private Greeting() {}

    /// @param restored whether a hack.chat client comes back: it isn't told what is told to newcomers
    static void send(
            Session session,
            Membership membership,
            Member self,
            List<Member> roster,
            Entered entered,
            boolean restored) {
        if (session.view() == View.HC) {
            Role role = entered.standing().role();
            hcchat(session, membership, self, roster, entered.epoch(), entered.seq(), entered.link(), role);
        } else {
            hackChat(session, membership, self, roster, restored);
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
            byte[] link,
            Role role) {
        Secrets secrets = session.services().secrets();
        WatchedRoom room = membership.room();
        byte[] salt = secrets.salt(room.channel());
        Socket socket = session.socket();
        socket.enqueue(FrameBuffer.frames(
                out -> HcFrames.onlineSet(out, room, self, roster, epoch, seq, link, secrets.headKey(), salt, role)));
        AccessToken account = session.account();
        if (account != null && Arrays.equals(account.holder(), membership.holder())) {
            // No token: one for an account's 16 bytes would outlive the account.
            String since = secrets.arrival(account.holder(), room.id(), membership.since());
            socket.enqueue(AnswerFrames.accountSession(room.channelField(), null, account.expiresMillis(), since));
        } else {
            socket.enqueue(AnswerFrames.session(room.channelField(), token(secrets, membership)));
        }
    }

    private static void hackChat(
            Session session, Membership membership, Member self, List<Member> roster, boolean restored) {
        WatchedRoom room = membership.room();
        List<Member> others = roster.stream()
                .filter(one -> !one.author().equals(self.author()))
                .toList();
        Socket socket = session.socket();
        socket.enqueue(FrameBuffer.frames(out -> HackFrames.onlineSet(out, room.channelField(), self, others)));
        if (!restored) {
            socket.enqueue(AnswerFrames.protip(room.channelField()));
        }
        socket.enqueue(hackSession(session.services().secrets(), membership, restored));
    }

    /// hack.chat's: the token holds how somebody looks.
    static ByteBuffer hackSession(Secrets secrets, Membership membership, boolean restored) {
        String channel = membership.room().channel();
        return AnswerFrames.hackSession(restored, secrets.seal(HackToken.of(membership, channel)), channel);
    }

    /// A token anew: it is renewed each time it is told.
    private static String token(Secrets secrets, Membership membership) {
        return secrets.mint(membership.holder(), membership.room().id(), membership.since());
    }
}
