package hcchat.edge.session;

import hcchat.edge.fanout.Resident;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.fanout.WatchedRooms;
import hcchat.edge.fanout.Watcher;
import hcchat.edge.socket.Socket;
import hcchat.intake.Outcome;
import hcchat.intake.Presence;
import hcchat.intake.RoomRequest.Enter;
import hcchat.intake.Visa;
import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.room.RoomId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Whom this edge has, for owners that must be told again.
public final class EdgePresence implements Presence {
    private final WatchedRooms rooms;

    public EdgePresence(WatchedRooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public Collection<Enter> present(Predicate<RoomId> concerned) {
        List<Enter> present = new ArrayList<>();
        for (WatchedRoom room : rooms.all()) {
            if (concerned.test(room.id())) {
                synchronized (room) {
                    present(room, present);
                }
            }
        }
        return present;
    }

    private static void present(WatchedRoom room, List<Enter> present) {
        Map<AuthorId, Membership> shown = new HashMap<>();
        for (Watcher watcher : room.watchers()) {
            if (watcher instanceof Membership membership) {
                shown.putIfAbsent(membership.author(), membership);
            }
        }
        for (Resident resident : room.residents()) {
            Membership membership = shown.get(resident.author());
            if (resident.isIn()) {
                Visa visa = membership == null ? Visa.NONE : Visas.resident(membership);
                present.add(new Enter(room.id(), resident.member(), resident.claimedAt(), visa));
            }
        }
    }

    /// Rosters and lost nicks come through the log, in order with everything else; here only the claim is kept.
    @Override
    public void reattached(RoomId id, AuthorId author, Outcome outcome) {
        WatchedRoom room = rooms.find(id);
        if (room == null) {
            return;
        }
        if (outcome instanceof Outcome.Entered entered) {
            claimed(room, author, entered);
        } else if (outcome instanceof Outcome.Refused) {
            disconnect(room, author);
        }
    }

    private static void claimed(WatchedRoom room, AuthorId author, Outcome.Entered entered) {
        synchronized (room) {
            Resident resident = room.resident(author);
            for (Member member : entered.roster()) {
                if (resident != null && member.author().equals(author)) {
                    resident.entered(
                            member, entered.claimedAt(), entered.standing().role());
                }
            }
        }
    }

    /// Who may not come back in by themselves may try as anybody may: by joining.
    private static void disconnect(WatchedRoom room, AuthorId author) {
        List<Watcher> theirs;
        synchronized (room) {
            theirs = room.watchers().stream()
                    .filter(watcher -> watcher.author().equals(author))
                    .toList();
        }
        theirs.forEach(watcher -> watcher.socket().close(Socket.TRY_AGAIN_LATER, ""));
    }
}
