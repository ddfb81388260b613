package hcchat.edge.session;

import hcchat.edge.fanout.Resident;
import hcchat.edge.fanout.View;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.socket.Socket;
import hcchat.wire.ClientFrame;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A socket that began in hack.chat's language turns out to speak HCChat. If it is in a room already, it is
/// greeted there anew, at the place where it is, before anything else is said.
final class DialectSwitch {
    private final Session session;

    DialectSwitch(Session session) {
        this.session = session;
    }

    /// @param first the frame that gave it away, null for one that couldn't be read
    /// @param then what goes on in the new language; the socket is held until it has
    void toHcchat(@Nullable ClientFrame first, Runnable then) {
        if (!session.admitHcchat(first)) {
            return;
        }
        Membership membership = session.membership(null);
        if (membership == null) {
            session.speak(View.HC);
            then.run();
            return;
        }
        session.socket().hold();
        greet(membership, then);
    }

    private void greet(Membership membership, Runnable then) {
        long seq;
        synchronized (membership.room()) {
            seq = membership.cursor();
        }
        CompletableFuture<byte[]> link = session.services().replays().link(membership.room(), seq);
        var _ = link.whenComplete((known, failure) -> {
            if (failure != null) {
                session.socket().close(Socket.TRY_AGAIN_LATER, "");
            } else if (turn(membership, seq, known)) {
                then.run();
                session.socket().release();
            } else {
                greet(membership, then);
            }
        });
    }

    /// @return false when the room has gone on meanwhile
    private boolean turn(Membership membership, long seq, byte[] link) {
        WatchedRoom room = membership.room();
        synchronized (room) {
            if (membership.cursor() != seq) {
                return false;
            }
            session.speak(View.HC);
            Resident self = membership.resident();
            Greeting.hcchat(session, membership, self.member(), room.roster(), room.epoch(), seq, link, self.role());
            room.speak(membership, View.HC);
        }
        session.socket().flush();
        return true;
    }
}
