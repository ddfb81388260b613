package hcchat.command.presence;

import hcchat.intake.Look;
import hcchat.intake.RoomRequest.Change;
import hcchat.intake.RoomRequest.Enter;
import hcchat.intake.RoomRequest.Leave;
import hcchat.intake.RoomRequest.Mark;
import hcchat.intake.RoomRequest.Tell;
import hcchat.intake.Visa;
import hcchat.log.LogEntry.Passing;
import hcchat.room.AddressTag;
import hcchat.room.Aside;
import hcchat.room.AuthorId;
import hcchat.room.Expulsion;
import hcchat.room.Member;
import hcchat.room.PassingEvent;
import hcchat.room.PassingEvent.Arrived;
import hcchat.room.PassingEvent.Changed;
import hcchat.room.PassingEvent.Departed;
import hcchat.room.PassingEvent.Expelled;
import hcchat.room.PassingEvent.Invited;
import hcchat.room.PassingEvent.RoomErased;
import hcchat.room.PassingEvent.RosterTold;
import hcchat.room.PassingEvent.Seen;
import hcchat.room.PassingEvent.Typing;
import hcchat.room.PassingEvent.Updated;
import hcchat.room.PassingEvent.Whispered;
import hcchat.room.Refusal;
import hcchat.room.RoomId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rosters of one partition under one term. Belongs to the owner's thread; what it returns in `told` is to be
/// published in that order.
public final class Rosters {
    /// In a room of more members nobody is told how far the others have come: that would grow with their square.
    static final int MOST_TOLD_OF_MARKERS = 200;

    private static final Look NO_COLOR = new Look.Color(null);

    private final Map<RoomId, Roster> rosters = new HashMap<>();
    private final Map<String, Set<RoomId>> roomsOfEdge = new HashMap<>();
    private long version;

    /// Somebody comes in through `edge`. Who is in already keeps nick and seat.
    ///
    /// @param now milliseconds since 1970: the claim of a new arrival
    public Entrance enter(String edge, Enter enter, long now, List<Passing> told) {
        Roster roster = rosters.computeIfAbsent(enter.room(), room -> new Roster());
        Seat seat = roster.seat(enter.member().author());
        if (seat == null) {
            Seat rival = roster.holderOf(enter.member().nick());
            if (rival != null && !yields(rival, enter)) {
                if (enter.claimedAt() == 0) {
                    return new Entrance(Refusal.NICK_TAKEN, List.of(), version, 0);
                }
                // A holder that was in before the owner changed stays in, under a name that is free.
                Member renamed = enter.member().named(roster.free(enter.member().nick()));
                seat = sit(roster, enter, renamed, enter.claimedAt(), told);
            } else {
                if (rival != null) {
                    rename(roster, enter.room(), rival, told);
                }
                seat = sit(roster, enter, enter.member(), enter.claimedAt() == 0 ? now : enter.claimedAt(), told);
            }
        }
        seat.edges().add(edge);
        roomsOfEdge.computeIfAbsent(edge, name -> new HashSet<>()).add(enter.room());
        return new Entrance(null, roster.members(), version, seat.claimedAt());
    }

    /// The earlier claim keeps a nick; only who was in before may take one from another.
    private static boolean yields(Seat rival, Enter claim) {
        return claim.claimedAt() != 0 && claim.claimedAt() < rival.claimedAt();
    }

    private Seat sit(Roster roster, Enter enter, Member member, long claimedAt, List<Passing> told) {
        Seat seat = roster.sit(member, claimedAt, enter.visa());
        tell(enter.room(), new Arrived(member), told);
        return seat;
    }

    private void rename(Roster roster, RoomId room, Seat seat, List<Passing> told) {
        Member before = seat.member();
        Member after = before.named(roster.free(before.nick()));
        roster.change(seat, after);
        tell(room, new Changed(before, after), told);
    }

    public void leave(String edge, Leave leave, List<Passing> told) {
        Roster roster = rosters.get(leave.room());
        Seat seat = roster == null ? null : roster.seat(leave.author());
        if (roster != null && seat != null) {
            unseat(edge, leave.room(), roster, seat, told);
        }
    }

    private void unseat(String edge, RoomId room, Roster roster, Seat seat, List<Passing> told) {
        if (seat.edges().remove(edge) && seat.edges().isEmpty()) {
            roster.stand(seat);
            tell(room, new Departed(seat.member()), told);
        }
        if (roster.seats().stream().noneMatch(other -> other.edges().contains(edge))) {
            roomsOfEdge.getOrDefault(edge, new HashSet<>()).remove(room);
        }
        if (roster.isEmpty()) {
            rosters.remove(room);
        }
    }

    public boolean isIn(RoomId room, AuthorId author) {
        Roster roster = rosters.get(room);
        return roster != null && roster.seat(author) != null;
    }

    /// Whether nobody is in, or that one alone.
    public boolean isFree(RoomId room, AuthorId but) {
        Roster roster = rosters.get(room);
        return roster == null
                || roster.seats().stream()
                        .allMatch(seat -> seat.member().author().equals(but));
    }

    /// Where somebody who is in comes from, if that is all that is known of them; else null.
    public @Nullable AddressTag addressOf(RoomId room, AuthorId author) {
        Roster roster = rosters.get(room);
        Seat seat = roster == null ? null : roster.seat(author);
        return seat == null || seat.visa().vouched() ? null : seat.visa().address();
    }

    /// Sends out who is in and meant.
    ///
    /// @return whether anybody was
    public boolean expel(RoomId room, BiPredicate<AuthorId, Visa> meant, Expulsion why, List<Passing> told) {
        Roster roster = rosters.get(room);
        if (roster == null) {
            return false;
        }
        boolean any = false;
        for (Seat seat : roster.seats()) {
            if (meant.test(seat.member().author(), seat.visa())) {
                any = true;
                tell(room, new Expelled(seat.member(), why), told);
                for (String edge : List.copyOf(seat.edges())) {
                    unseat(edge, room, roster, seat, told);
                }
            }
        }
        return any;
    }

    /// The room's past is destroyed.
    public void erased(RoomId room, List<Passing> told) {
        tell(room, new RoomErased(), told);
    }

    /// A member who is in looks different from now on.
    public @Nullable Refusal change(Change change, List<Passing> told) {
        Roster roster = rosters.get(change.room());
        Seat seat = roster == null ? null : roster.seat(change.author());
        if (roster == null || seat == null) {
            return Refusal.NOT_JOINED;
        }
        Member before = seat.member();
        Member after = change.look().on(before);
        Seat rival = roster.holderOf(after.nick());
        if (rival != null && rival != seat) {
            return Refusal.NICK_TAKEN;
        }
        // An edge that didn't hear the answer asks again: what is so already isn't told twice. But hack.chat tells of a
        // colour that is taken off, also where there was none.
        if (!after.equals(before) || change.look().equals(NO_COLOR)) {
            roster.change(seat, after);
            tell(change.room(), new Changed(before, after), told);
        }
        return null;
    }

    /// A member who is in says something aside; to whom is in as well.
    public @Nullable Refusal tell(Tell tell, List<Passing> told) {
        Roster roster = rosters.get(tell.room());
        Seat from = roster == null ? null : roster.seat(tell.from());
        if (roster == null || from == null) {
            return Refusal.NOT_JOINED;
        }
        Member member = from.member();
        PassingEvent event = switch (tell.aside()) {
            case Aside.Whisper whisper ->
                directed(roster, whisper.to(), to -> new Whispered(member, to, whisper.id(), whisper.text()));
            case Aside.Invite invite -> directed(roster, invite.to(), to -> new Invited(member, to, invite.channel()));
            case Aside.Update update -> new Updated(member, update);
            case Aside.Typing typing -> new Typing(member);
        };
        if (event == null) {
            return Refusal.NO_SUCH_USER;
        }
        tell(tell.room(), event, told);
        return null;
    }

    /// A member who is in has come further. Who hasn't isn't told again.
    public @Nullable Refusal mark(Mark mark, List<Passing> told) {
        Roster roster = rosters.get(mark.room());
        Seat seat = roster == null ? null : roster.seat(mark.author());
        if (roster == null || seat == null) {
            return Refusal.NOT_JOINED;
        }
        if (seat.raise(mark.marker()) && roster.size() <= MOST_TOLD_OF_MARKERS) {
            tell(mark.room(), new Seen(seat.member(), seat.marker()), told);
        }
        return null;
    }

    private static @Nullable PassingEvent directed(Roster roster, AuthorId to, Function<Member, PassingEvent> event) {
        Seat seat = roster.seat(to);
        return seat == null ? null : event.apply(seat.member());
    }

    /// The edge is gone for good: its people leave.
    public void drop(String edge, List<Passing> told) {
        keepOnly(edge, List.of(), told);
        roomsOfEdge.remove(edge);
    }

    /// The edge came back and said whom it has: others whom it had before leave.
    public void keepOnly(String edge, List<Enter> present, List<Passing> told) {
        Map<RoomId, Set<AuthorId>> stay = new HashMap<>();
        present.forEach(enter -> stay.computeIfAbsent(enter.room(), room -> new HashSet<>())
                .add(enter.member().author()));
        for (RoomId room : List.copyOf(roomsOfEdge.getOrDefault(edge, Set.of()))) {
            Roster roster = rosters.get(room);
            if (roster == null) {
                continue;
            }
            Set<AuthorId> staying = stay.getOrDefault(room, Set.of());
            for (Seat seat : roster.seats()) {
                if (seat.edges().contains(edge)
                        && !staying.contains(seat.member().author())) {
                    unseat(edge, room, roster, seat, told);
                }
            }
        }
    }

    /// Every roster in full: what a new owner tells, so that readers forget what the former one said.
    public List<Passing> all() {
        List<Passing> told = new ArrayList<>();
        rosters.forEach((room, roster) -> tell(room, new RosterTold(roster.members()), told));
        return told;
    }

    private void tell(RoomId room, PassingEvent event, List<Passing> told) {
        told.add(new Passing(room, ++version, event));
    }

    /// @param refusal null when the member is in
    /// @param roster with the member, in the order of coming
    /// @param version the roster's: what the log tells up to it is contained
    public record Entrance(@Nullable Refusal refusal, List<Member> roster, long version, long claimedAt) {}
}
