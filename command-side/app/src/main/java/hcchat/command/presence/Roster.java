package hcchat.command.presence;

import hcchat.intake.Visa;
import hcchat.room.AuthorId;
import hcchat.room.Member;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One room's members in the order of their coming. Nicks are unique whatever their case.
final class Roster {
    private static final int MAX_NICK = 24;

    private final Map<AuthorId, Seat> seats = new LinkedHashMap<>();
    private final Map<String, Seat> byNick = new HashMap<>();

    @Nullable
    Seat seat(AuthorId author) {
        return seats.get(author);
    }

    @Nullable
    Seat holderOf(String nick) {
        return byNick.get(key(nick));
    }

    Seat sit(Member member, long claimedAt, Visa visa) {
        Seat seat = new Seat(member, claimedAt, visa);
        seats.put(member.author(), seat);
        byNick.put(key(member.nick()), seat);
        return seat;
    }

    void change(Seat seat, Member after) {
        byNick.remove(key(seat.member().nick()), seat);
        seat.become(after);
        byNick.put(key(after.nick()), seat);
    }

    void stand(Seat seat) {
        seats.remove(seat.member().author());
        byNick.remove(key(seat.member().nick()), seat);
    }

    int size() {
        return seats.size();
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    List<Seat> seats() {
        return List.copyOf(seats.values());
    }

    List<Member> members() {
        return seats.values().stream().map(Seat::member).toList();
    }

    /// A nick like this one that nobody has.
    String free(String nick) {
        for (int n = 2; ; n++) {
            String tail = "_" + n;
            String candidate = nick.substring(0, Math.min(nick.length(), MAX_NICK - tail.length())) + tail;
            if (holderOf(candidate) == null) {
                return candidate;
            }
        }
    }

    private static String key(String nick) {
        return nick.toLowerCase(Locale.ROOT);
    }
}
