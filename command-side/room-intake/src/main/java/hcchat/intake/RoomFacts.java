package hcchat.intake;

import hcchat.room.AuthorId;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import java.util.List;
import java.util.Map;

/// What a room is, for those who may come in.
///
/// @param seq its head, 0 for a room without events
/// @param kept whether anybody owns it
/// @param locked whether members alone come in
/// @param days how long its bodies are kept; 0 as the server keeps them
/// @param members who has a role; none unless they were asked for, as bans and mutes
/// @param bans until when who must stay away, milliseconds since 1970
/// @param mutes until when who must be silent, milliseconds since 1970
public record RoomFacts(
        long seq,
        boolean kept,
        HistoryRule history,
        boolean locked,
        int days,
        List<Place> members,
        Map<AuthorId, Long> bans,
        Map<AuthorId, Long> mutes) {
    public RoomFacts {
        members = List.copyOf(members);
        bans = Map.copyOf(bans);
        mutes = Map.copyOf(mutes);
    }

    /// @param since the seq of the event that made them a member
    public record Place(AuthorId author, Role role, long since) {}

    @Override
    public String toString() {
        return "RoomFacts of " + members.size();
    }
}
