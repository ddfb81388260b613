package hcchat.spec.cluster;

import hcchat.client.RoomSignal;
import hcchat.client.Told;
import hcchat.client.Transcript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What somebody saw of a room's people, and when: "when" is between which messages.
final class Sights {
    private Sights() {}

    /// People coming and going, and messages, in the order in which they were told.
    static List<String> moments(Transcript seen) {
        List<String> moments = new ArrayList<>();
        for (RoomSignal signal : seen.signals()) {
            if (signal instanceof Told told) {
                moments.add("message " + told.to());
            } else if (signal instanceof RoomSignal.Came came) {
                moments.add("came " + came.who().nick());
            } else if (signal instanceof RoomSignal.Went went) {
                moments.add("went " + went.who().nick());
            }
        }
        return moments;
    }

    /// Who was there at each message.
    static Map<Long, Set<String>> rosters(Transcript seen) {
        Map<Long, Set<String>> rosters = new TreeMap<>();
        Set<String> present = new HashSet<>();
        for (RoomSignal signal : seen.signals()) {
            switch (signal) {
                case RoomSignal.Entered entered -> {
                    present.clear();
                    present.addAll(entered.as().nicks());
                }
                case Told told -> rosters.put(told.to(), new TreeSet<>(present));
                case RoomSignal.Came came -> present.add(came.who().nick());
                case RoomSignal.Went went -> present.remove(went.who().nick());
                default -> {}
            }
        }
        return rosters;
    }

    static boolean came(RoomSignal signal, String nick) {
        return signal instanceof RoomSignal.Came came && came.who().nick().equals(nick);
    }

    static boolean went(RoomSignal signal, String nick) {
        return signal instanceof RoomSignal.Went went && went.who().nick().equals(nick);
    }
}
