package hcchat.command.presence;

import hcchat.room.Member;
import java.util.HashSet;
import java.util.Set;

/// A member's place: it lasts while one edge at least has the member.
final class Seat {
    private Member member;
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

    long claimedAt() {
        return claimedAt;
    }

    Set<String> edges() {
        return edges;
    }
}
