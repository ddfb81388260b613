package hcchat.edge.session;

import hcchat.edge.fanout.Resident;
import hcchat.edge.fanout.View;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.socket.Socket;
import hcchat.intake.RoomRequest;
import hcchat.room.Expulsion;
import hcchat.wire.Code;

/// Taking a socket out of a room.
final class Leaving {
    private Leaving() {}

    /// The membership ends; when it was its holder's last here, the owner is told.
    static void leave(Services services, Membership membership) {
        WatchedRoom room = membership.room();
        // Before others hear of it: who then asks for the figures finds it counted.
        services.census().left(membership.socket().address());
        synchronized (room) {
            room.remove(membership);
            membership.end();
            let(services, room, membership.resident(), membership.resident().isIn());
        }
        services.rooms().release(room);
        membership.session().quota().giveMembership();
    }

    /// Somebody was sent out of the room: an HCChat socket is told so and keeps its other rooms, a hack.chat socket
    /// has no other.
    static void expelled(Membership membership, Expulsion why) {
        Session session = membership.session();
        if (!session.memberships().remove(membership)) {
            return;
        }
        leave(session.services(), membership);
        byte[] channel = membership.room().channelField();
        Code code = Code.of(why);
        if (session.view() == View.HC) {
            session.socket().send(AnswerFrames.left(channel, null, code));
        } else {
            HackConversation.warn(session, membership, code);
            session.socket().close(Socket.POLICY, "");
        }
    }

    /// One socket less for a resident. Asked under the room's monitor, so that owners hear of comings and
    /// goings in the order in which they were decided here.
    ///
    /// @param known whether an owner may think that they are in
    static void let(Services services, WatchedRoom room, Resident resident, boolean known) {
        if (resident.let()) {
            room.residents().remove(resident);
            if (known) {
                services.intake().ask(new RoomRequest.Leave(room.id(), resident.author()), outcome -> {});
            }
        }
    }
}
