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
            } else if (signal instanceof RoomSignal.Passing passing && isAboutPeople(passing)) {
                moments.add(passing.cmd() + " " + nick(passing));
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
                case RoomSignal.Passing(String cmd, var _)
                when cmd.equals("onlineAdd") -> present.add(nick((RoomSignal.Passing) signal));
                case RoomSignal.Passing(String cmd, var _)
                when cmd.equals("onlineRemove") -> present.remove(nick((RoomSignal.Passing) signal));
                default -> {}
            }
        }
        return rosters;
    }

    static boolean isAbout(RoomSignal signal, String cmd, String nick) {
        return signal instanceof RoomSignal.Passing passing
                && passing.cmd().equals(cmd)
                && nick(passing).equals(nick);
    }

    private static boolean isAboutPeople(RoomSignal.Passing passing) {
        return passing.cmd().equals("onlineAdd") || passing.cmd().equals("onlineRemove");
    }

    private static String nick(RoomSignal.Passing passing) {
        return passing.frame().path("nick").stringValue("?");
    }
}
