package hcchat.edge.fanout;

import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.room.PassingEvent;
import hcchat.room.PassingEvent.Changed;
import hcchat.room.PassingEvent.Expelled;
import hcchat.room.PassingEvent.RosterTold;
import hcchat.room.PassingEvent.Whispered;
import hcchat.room.Role;
import hcchat.room.RoomEvent.StateChanged;
import hcchat.room.RoomId;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.RoleGiven;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A room in which somebody here is, or is about to be. Its monitor guards everything in it.
public final class WatchedRoom {
    private final RoomId id;
    private final String channel;
    private final byte[] channelField;
    private final int partition;
    private final List<Watcher> watchers = new ArrayList<>(4);
    private final List<Resident> residents = new ArrayList<>(4);
    private final int[] views = new int[View.COUNT];

    // Null until an owner has answered somebody's Enter; what passed before that waits in `early`.
    private @Nullable List<Member> roster;
    private @Nullable List<Early> early = new ArrayList<>(2);
    private long stamp;
    // What an owner has told somebody while the log here was behind it; null once it has caught up.
    private @Nullable Ahead ahead;
    private long tip;
    private int epoch;
    private @Nullable Updates updates;

    WatchedRoom(RoomId id, String channel, int partition) {
        this.id = id;
        this.channel = channel;
        this.channelField = FrameBuffer.constant("channel", channel);
        this.partition = partition;
    }

    public RoomId id() {
        return id;
    }

    public String channel() {
        return channel;
    }

    public byte[] channelField() {
        return channelField;
    }

    public int partition() {
        return partition;
    }

    /// The highest seq that the log has brought since the room is watched, 0 for none: what is above a live
    /// watcher's cursor and not above this will not come again by itself.
    public long tip() {
        return tip;
    }

    void tip(long seq) {
        tip = Math.max(tip, seq);
    }

    /// The server's epoch, as an owner last said it.
    public int epoch() {
        return epoch;
    }

    public List<Watcher> watchers() {
        return watchers;
    }

    boolean isSeen(View view) {
        return views[view.index()] > 0;
    }

    /// Which sockets may be told of changes of a message by its `customId`.
    Updates updates() {
        if (updates == null) {
            updates = new Updates();
        }
        return updates;
    }

    /// Who is in, or about to be, through this edge.
    public List<Resident> residents() {
        return residents;
    }

    public @Nullable Resident resident(AuthorId author) {
        for (Resident resident : residents) {
            if (resident.author().equals(author)) {
                return resident;
            }
        }
        return null;
    }

    /// What an owner said of the room when it let somebody in.
    public void learn(List<Member> told, int serverEpoch, long term, long version) {
        epoch = serverEpoch;
        long toldAt = Stamp.of(term, version);
        if (roster != null) {
            if (toldAt > stamp && (ahead == null || toldAt > ahead.stamp())) {
                ahead = new Ahead(List.copyOf(told), toldAt);
            }
            return;
        }
        roster = new ArrayList<>(told);
        stamp = toldAt;
        List<Early> waiting = early == null ? List.of() : early;
        early = null;
        for (Early one : waiting) {
            if (one.stamp() > stamp) {
                stamp = one.stamp();
                Rosters.apply(roster, one.event());
            }
        }
    }

    /// The members as somebody knows them whom an owner has just told `told`: either that, or what the log has said
    /// since.
    public List<Member> rosterFor(List<Member> told, long term, long version) {
        return roster == null || Stamp.of(term, version) > stamp ? told : roster;
    }

    /// The members as the log has told them.
    public List<Member> roster() {
        return roster == null ? List.of() : roster;
    }

    /// A socket comes in that was shown [#rosterFor].
    public void add(Watcher watcher, long term, long version, long cursor) {
        watcher.stamp(Math.max(stamp, Stamp.of(term, version)));
        watcher.cursor(cursor);
        watcher.live(cursor >= tip);
        watchers.add(watcher);
        views[watcher.view().index()]++;
    }

    public boolean remove(Watcher watcher) {
        boolean was = watchers.remove(watcher);
        if (was) {
            views[watcher.view().index()]--;
        }
        return was;
    }

    public void speak(Watcher watcher, View view) {
        views[watcher.view().index()]--;
        watcher.speak(view);
        views[view.index()]++;
    }

    /// Takes a passing event into the roster.
    ///
    /// @return what changed, to be told; empty when it was known already
    List<PassingEvent> apply(PassingEvent event, long eventStamp) {
        if (roster == null) {
            if (early != null) {
                early.add(new Early(event, eventStamp));
            }
            return List.of();
        }
        if (eventStamp <= stamp) {
            return List.of();
        }
        stamp = eventStamp;
        if (ahead != null && stamp >= ahead.stamp()) {
            ahead = null;
        }
        if (event instanceof RosterTold full) {
            List<PassingEvent> changes = Rosters.difference(roster, full.members());
            roster = new ArrayList<>(full.members());
            changes.forEach(this::follow);
            return changes;
        }
        follow(event);
        return Rosters.apply(roster, event) ? List.of(event) : List.of();
    }

    /// The first member, in the order of coming, for whom this holds. Whoever was shown to somebody here is found,
    /// though the log may not have told of them yet.
    public @Nullable Member member(Predicate<Member> which) {
        for (Member member : ahead == null ? roster() : ahead.members()) {
            if (which.test(member)) {
                return member;
            }
        }
        return null;
    }

    /// A keeper has decided something: who is here hears what they are from now on.
    void follow(StateChanged event) {
        switch (event.change()) {
            case RoleGiven given -> {
                for (Resident resident : residents) {
                    if (resident.author().equals(given.whom())) {
                        resident.role(given.role());
                    } else if (given.role() == Role.OWNER && resident.role() == Role.OWNER) {
                        resident.role(Role.MODERATOR);
                    }
                }
            }
            case DoorSet door -> {
                // The first door is set by who founds the room; later ones by an owner.
                Resident keeper = resident(event.meta().author());
                if (keeper != null) {
                    keeper.role(Role.OWNER);
                }
            }
            default -> {}
        }
    }

    private void follow(PassingEvent event) {
        if (event instanceof Whispered whispered) {
            Resident resident = resident(whispered.to().author());
            if (resident != null) {
                resident.whisperer(whispered.from().author());
            }
        }
        if (event instanceof Expelled expelled) {
            for (Watcher watcher : watchers) {
                if (watcher.author().equals(expelled.member().author())) {
                    watcher.expelled(expelled.why());
                }
            }
        }
        if (event instanceof Changed changed) {
            Resident resident = resident(changed.after().author());
            if (resident != null) {
                resident.looks(changed.after());
            }
        }
    }

    private record Early(PassingEvent event, long stamp) {}

    private record Ahead(List<Member> members, long stamp) {}
}
