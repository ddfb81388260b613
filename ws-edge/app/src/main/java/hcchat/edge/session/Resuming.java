package hcchat.edge.session;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.replay.Pull;
import hcchat.edge.replay.ReplayFrames;
import hcchat.edge.socket.Socket;
import hcchat.intake.Outcome.Entered;
import hcchat.intake.Outcome.SignedHead;
import hcchat.intake.RoomRequest;
import hcchat.wire.ClientFrame.Join;
import org.jspecify.annotations.Nullable;

/// What follows the greeting: the events that a client missed, or the news that its past isn't ours any more.
final class Resuming {
    private Resuming() {}

    static void begin(Session session, Membership membership, Join join, Entered entered) {
        Long after = join.after();
        if (after == null) {
            toLive(session, membership);
            return;
        }
        Integer epoch = join.epoch();
        if (epoch != null && epoch != entered.epoch()) {
            var _ = session.services()
                    .reader()
                    .keptSince(membership.room().id(), epoch)
                    .whenComplete((kept, failure) -> {
                        if (failure == null) {
                            resync(session, membership, entered.epoch(), kept);
                        } else {
                            breakOff(session);
                        }
                    });
        } else if (after > entered.seq()) {
            resync(session, membership, entered.epoch(), entered.seq());
        } else {
            replay(session, membership, after);
        }
    }

    /// The log may have brought more than the owner had said.
    private static void toLive(Session session, Membership membership) {
        boolean behind;
        synchronized (membership.room()) {
            behind = !membership.isLive();
        }
        if (behind) {
            membership.pull(session.services().replays().catchUp(membership.room(), membership));
        }
    }

    private static void resync(Session session, Membership membership, int epoch, long from) {
        WatchedRoom room = membership.room();
        session.socket().send(FrameBuffer.frames(out -> ReplayFrames.resync(out, room.channelField(), epoch, from)));
        session.quota().endReadingPast();
        membership.pull(session.services().replays().catchUp(room, membership));
    }

    private static void replay(Session session, Membership membership, long after) {
        Services services = session.services();
        WatchedRoom room = membership.room();
        services.intake().ask(new RoomRequest.Head(room.id()), outcome -> {
            if (outcome instanceof SignedHead head) {
                var _ = services.replays()
                        .replay(room, membership, after, membership.readableFrom(), head, session.quota())
                        .whenComplete((pull, failure) -> begin(session, membership, pull, failure));
            } else {
                breakOff(session);
            }
        });
    }

    private static void begin(
            Session session, Membership membership, @Nullable Pull pull, @Nullable Throwable failure) {
        if (pull == null || failure != null) {
            breakOff(session);
        } else {
            membership.pull(pull);
        }
    }

    /// The join was answered already: what is left to say is "come back", which a resuming client does by itself.
    private static void breakOff(Session session) {
        session.socket().close(Socket.TRY_AGAIN_LATER, "");
    }
}
