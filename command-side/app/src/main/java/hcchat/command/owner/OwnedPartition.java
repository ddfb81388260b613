package hcchat.command.owner;

import hcchat.command.presence.Rosters;
import hcchat.command.store.PartitionTable.TakenOver;
import hcchat.intake.OwnerOffice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// What the owner knows of one partition under one term.
final class OwnedPartition {
    private final int part;
    private final long term;
    private final Rosters rosters = new Rosters();
    private final Set<String> edges = new HashSet<>();
    private final Set<String> awaited;
    private final long settlesBy;
    /// New arrivals that came before the edges of the former owner had spoken.
    private final Deque<Incoming> waiting = new ArrayDeque<>();

    private long position;
    private long records;
    private long checkedNanos;
    private long lastRecordNanos;
    private boolean marked;
    private boolean lost;
    private boolean rostersTold;

    OwnedPartition(TakenOver taken, long settlesBy, long nowNanos) {
        this.part = taken.part();
        this.term = taken.term();
        this.position = taken.position();
        this.awaited = new HashSet<>(taken.edges());
        this.settlesBy = settlesBy;
        this.checkedNanos = nowNanos;
    }

    int part() {
        return part;
    }

    long term() {
        return term;
    }

    Rosters rosters() {
        return rosters;
    }

    /// The last committed position.
    long position() {
        return position;
    }

    void committed(long newPosition, long nowNanos) {
        position = newPosition;
        checkedNanos = nowNanos;
    }

    /// Another owner has it: nothing that is left here may be used.
    boolean isLost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    /// When the term was last seen to hold.
    long checkedNanos() {
        return checkedNanos;
    }

    void checked(long nowNanos) {
        checkedNanos = nowNanos;
    }

    /// Whether nicks may be given: every edge that the former owner knew has said whom it has, or had its time.
    boolean settled(long nowNanos) {
        return awaited.isEmpty() || nowNanos - settlesBy >= 0;
    }

    /// Whether the whole rosters are still to be told; true once a term.
    boolean rostersDue() {
        boolean due = !rostersTold;
        rostersTold = true;
        return due;
    }

    /// @return whether the edge wasn't known to this owner before, and may have people
    boolean attach(String edge) {
        awaited.remove(edge);
        return !edge.startsWith(OwnerOffice.ASKS_ONLY) && edges.add(edge);
    }

    boolean forget(String edge) {
        return edges.remove(edge);
    }

    Set<String> edges() {
        return edges;
    }

    Deque<Incoming> waiting() {
        return waiting;
    }

    /// The number of the next record that is told, from 1 on.
    long nextRecord() {
        return ++records;
    }

    void told(long nowNanos) {
        lastRecordNanos = nowNanos;
        marked = false;
    }

    /// Whether the log's end should say once more how far it goes: a reader that missed the last record can't know
    /// else.
    boolean markDue(long nowNanos) {
        return !marked && lastRecordNanos != 0 && nowNanos - lastRecordNanos >= 1_000_000_000L;
    }

    void marked() {
        marked = true;
    }
}
