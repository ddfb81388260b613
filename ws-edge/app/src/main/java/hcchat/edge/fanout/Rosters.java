package hcchat.edge.fanout;

import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.room.PassingEvent;
import hcchat.room.PassingEvent.Arrived;
import hcchat.room.PassingEvent.Changed;
import hcchat.room.PassingEvent.Departed;
import hcchat.room.PassingEvent.Directed;
import hcchat.room.PassingEvent.Expelled;
import hcchat.room.PassingEvent.RoomErased;
import hcchat.room.PassingEvent.RosterTold;
import hcchat.room.PassingEvent.Seen;
import hcchat.room.PassingEvent.Typing;
import hcchat.room.PassingEvent.Updated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a copy of a roster follows what an owner tells.
final class Rosters {
    private Rosters() {}

    /// Changes the roster.
    ///
    /// @return whether it wasn't so already
    static boolean apply(List<Member> roster, PassingEvent event) {
        switch (event) {
            case Arrived arrived -> {
                if (indexOf(roster, arrived.member().author()) >= 0) {
                    return false;
                }
                roster.add(arrived.member());
            }
            case Departed departed -> {
                int at = indexOf(roster, departed.member().author());
                if (at < 0) {
                    return false;
                }
                roster.remove(at);
            }
            case Changed changed -> {
                int at = indexOf(roster, changed.after().author());
                if (at < 0) {
                    return false;
                }
                roster.set(at, changed.after());
            }
            case RosterTold full -> {
                roster.clear();
                roster.addAll(full.members());
            }
            case RoomErased erased -> {
                return false;
            }
            // Nothing that a roster shows, and never known before.
            case Directed directed -> {}
            case Updated updated -> {}
            case Typing typing -> {}
            case Seen seen -> {}
            case Expelled expelled -> {}
        }
        return true;
    }

    /// What must be told to those who saw `before` so that they see `after`.
    static List<PassingEvent> difference(List<Member> before, List<Member> after) {
        Map<AuthorId, Member> left = new LinkedHashMap<>();
        before.forEach(member -> left.put(member.author(), member));
        List<PassingEvent> coming = new ArrayList<>();
        for (Member member : after) {
            Member was = left.remove(member.author());
            if (was == null) {
                coming.add(new Arrived(member));
            } else if (!was.equals(member)) {
                coming.add(new Changed(was, member));
            }
        }
        List<PassingEvent> changes = new ArrayList<>();
        // Who goes is told first: a nick may have passed on.
        left.values().forEach(member -> changes.add(new Departed(member)));
        changes.addAll(coming);
        return changes;
    }

    private static int indexOf(List<Member> roster, AuthorId author) {
        for (int i = 0; i < roster.size(); i++) {
            if (roster.get(i).author().equals(author)) {
                return i;
            }
        }
        return -1;
    }
}
