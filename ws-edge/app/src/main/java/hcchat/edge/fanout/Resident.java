package hcchat.edge.fanout;

import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.room.Role;
import org.jspecify.annotations.Nullable;

/// Somebody who is in a room through this edge, with however many sockets. Guarded by the room.
public final class Resident {
    private Member member;
    private long claimedAt;
    private Role role = Role.NONE;
    private int sockets;
    private boolean in;
    private @Nullable AuthorId whisperer;

    public Resident(Member member) {
        this.member = member;
    }

    public AuthorId author() {
        return member.author();
    }

    /// How the owner knows them; before it has answered, how they introduced themselves.
    public Member member() {
        return member;
    }

    public void looks(Member told) {
        member = told;
    }

    /// When an owner first granted the nick, 0 before.
    public long claimedAt() {
        return claimedAt;
    }

    /// What they are in the room, as an owner said when it let them in or the log has said since.
    public Role role() {
        return role;
    }

    void role(Role given) {
        role = given;
    }

    /// An owner has let them in.
    public void entered(Member told, long at, Role as) {
        member = told;
        claimedAt = at;
        role = as;
        in = true;
    }

    public boolean isIn() {
        return in;
    }

    /// Who whispered to them last, or null.
    public @Nullable AuthorId whisperer() {
        return whisperer;
    }

    void whisperer(AuthorId author) {
        whisperer = author;
    }

    /// One socket more, entering or in.
    public void hold() {
        sockets++;
    }

    /// One socket less.
    ///
    /// @return whether it was the last
    public boolean let() {
        sockets--;
        return sockets == 0;
    }
}
