package hcchat.command.presence;

import hcchat.room.Marker;
import hcchat.room.Member;
import java.util.HashSet;
import java.util.Set;

/// A member's place: it lasts while one edge at least has the member.
final class Seat {
    private Member member;
    private Marker marker = Marker.NONE;
    private final long claimedAt;
    private final Set<String> edges = new HashSet<>(2);

    Seat(Member member, long claimedAt) {
        this.member = member;
        this.claimedAt = claimedAt;
    }

    Member member() {
        return member;
    }

    void become(Member other) {
        member = other;
    }

    /// Takes a marker into account.
    ///
    /// @return whether it says more than was known
    boolean raise(Marker to) {
        Marker raised = marker.raisedTo(to);
        boolean further = !raised.equals(marker);
        marker = raised;
        return further;
    }

    Marker marker() {
        return marker;
    }

    long claimedAt() {
        return claimedAt;
    }

    Set<String> edges() {
        return edges;
    }
}
