package hcchat.command.presence;

import hcchat.intake.Visa;
import hcchat.room.Marker;
import hcchat.room.Member;
import java.util.HashSet;
import java.util.Set;

/// A member's place: it lasts while one edge at least has the member.
final class Seat {
    private Member member;
    private Marker marker = Marker.NONE;
    private final long claimedAt;
    private final Visa visa;
    private final Set<String> edges = new HashSet<>(2);

    Seat(Member member, long claimedAt, Visa visa) {
        this.member = member;
        this.claimedAt = claimedAt;
        this.visa = visa;
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

    /// What was shown at the door.
    Visa visa() {
        return visa;
    }

    long claimedAt() {
        return claimedAt;
    }

    Set<String> edges() {
        return edges;
    }
}
