package hcchat.edge.session;

import hcchat.edge.fanout.WatchedRoom;
import hcchat.intake.IntakeClient;
import hcchat.intake.Look;
import hcchat.intake.Outcome;
import hcchat.intake.RoomRequest;

/// Asks the owner to let somebody look different. Everybody hears of it from the log, oneself included. The socket is
/// held until the owner has answered, so that what is said next is said under the new name.
final class Changing {
    private Changing() {}

    static void ask(Session session, Membership membership, Look look, IntakeClient.Answer answer) {
        WatchedRoom room = membership.room();
        session.socket().hold();
        session.services().intake().ask(new RoomRequest.Change(room.id(), membership.author(), look), outcome -> {
            if (outcome instanceof Outcome.Done) {
                synchronized (room) {
                    membership.resident().looks(look.on(membership.resident().member()));
                }
            }
            answer.take(outcome);
            session.socket().flush();
            session.socket().release();
        });
    }
}
