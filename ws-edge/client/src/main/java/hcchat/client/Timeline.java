package hcchat.client;

import hcchat.room.RoomId;
import hcchat.wire.chain.Chain;
import hcchat.wire.chain.Head;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One room's history as it comes in: the cursor (epoch, seq), which says what is next, and the chain, which says
/// whether it is the same history as before. Pure: no socket, no clock.
final class Timeline {
    private final RoomId room;
    private byte[] serverKey;
    private final Links links = new Links();
    private int epoch;
    private long cursor;
    private byte @Nullable [] link;
    private ServerFrame.@Nullable Synced ahead;
    private long proven;
    private ServerFrame.@Nullable Synced provenHead;
    private long contradicted;

    Timeline(RoomId room, byte[] serverKey, int epoch, long cursor, byte @Nullable [] link) {
        this.room = room;
        this.serverKey = serverKey;
        this.epoch = epoch;
        moveTo(cursor, cursor == 0 ? Chain.start() : link);
    }

    RoomId room() {
        return room;
    }

    int epoch() {
        return epoch;
    }

    long cursor() {
        return cursor;
    }

    /// The seq of the last head whose signature and link were both found good, or 0.
    long provenTo() {
        return proven;
    }

    /// Of the cursor; null if it isn't known.
    byte @Nullable [] link() {
        return link;
    }

    /// A head up to which an earlier program had followed the chain.
    void recall(DiaryEntry.@Nullable Proven head) {
        if (head != null && head.epoch() == epoch) {
            proven = head.seq();
        }
    }

    /// A place where an earlier program had been: the chain must lead there again.
    void recall(DiaryEntry.@Nullable Place place) {
        byte[] there = place == null ? null : place.link();
        if (place != null
                && there != null
                && place.epoch() == epoch
                && place.room().equals(room)) {
            links.putEdge(place.seq(), there);
        }
    }

    /// The newest head that was proven, or null.
    ServerFrame.@Nullable Synced proven() {
        return provenHead;
    }

    /// The next piece of history.
    ///
    /// @return false when it isn't the next: then nothing changed
    boolean take(long from, long to, ServerFrame piece) {
        if (from != cursor + 1) {
            return false;
        }
        byte[] reached = follow(link, piece);
        byte[] before = links.at(to);
        if (reached != null && before != null && !Arrays.equals(reached, before)) {
            contradicted = to;
        }
        moveTo(to, reached);
        return true;
    }

    /// Whether a server that shows this room and key can be the one of before. A key is pinned at first sight;
    /// none at all says nothing.
    boolean sameServer(RoomId otherRoom, byte[] otherKey) {
        if (serverKey.length == 0) {
            serverKey = otherKey;
        }
        return room.equals(otherRoom) && (otherKey.length == 0 || Arrays.equals(serverKey, otherKey));
    }

    /// A replay begins at `from`: what the server says about the link before it is compared with what we know.
    ///
    /// @return whether it fits
    boolean replayFrom(long from, byte[] linkBefore) {
        byte[] known = from - 1 == cursor ? link : links.at(from - 1);
        boolean fits = known == null || Arrays.equals(known, linkBefore);
        moveTo(from - 1, linkBefore);
        links.putEdge(from - 1, linkBefore);
        return fits;
    }

    /// Nothing above `from` ever was.
    void resync(int newEpoch, long from) {
        epoch = newEpoch;
        links.forgetAbove(from);
        ahead = null;
        proven = Math.min(proven, from);
        if (cursor > from) {
            moveTo(from, links.at(from));
        }
    }

    HeadCheck check(ServerFrame.Synced head) {
        if (!new Head(room, head.epoch(), head.seq(), head.link()).isSignedBy(serverKey, head.sig())) {
            return new HeadCheck.BadSignature(head.epoch(), head.seq());
        }
        if (head.epoch() != epoch) {
            return new HeadCheck.Unprovable(head.epoch(), head.seq());
        }
        if (head.seq() > cursor) {
            ahead = head;
            return new HeadCheck.Ahead(head.epoch(), head.seq());
        }
        return compare(head);
    }

    /// What the last piece showed: a verdict on a head that had been ahead of us until now, or that the history
    /// isn't the one of before; else null.
    @Nullable
    HeadCheck reached() {
        if (contradicted > 0) {
            long where = contradicted;
            contradicted = 0;
            return new HeadCheck.Forked(epoch, where);
        }
        ServerFrame.Synced head = ahead;
        if (head == null || head.seq() > cursor) {
            return null;
        }
        ahead = null;
        return compare(head);
    }

    private HeadCheck compare(ServerFrame.Synced head) {
        byte[] ours = links.at(head.seq());
        if (ours == null) {
            return new HeadCheck.Unprovable(head.epoch(), head.seq());
        }
        if (!Arrays.equals(ours, head.link())) {
            return new HeadCheck.Forked(head.epoch(), head.seq());
        }
        if (head.seq() >= proven) {
            proven = head.seq();
            provenHead = head;
        }
        return new HeadCheck.Proven(head.epoch(), head.seq());
    }

    /// The link that we know for `seq`, or null.
    byte @Nullable [] linkAt(long seq) {
        return links.at(seq);
    }

    /// A link that was proven by a page.
    void learn(long seq, byte[] provenLink) {
        links.putEdge(seq, provenLink);
    }

    /// The link after `piece`, which follows `before`; null when `before` is unknown.
    byte @Nullable [] follow(byte @Nullable [] before, ServerFrame piece) {
        return switch (piece) {
            case ServerFrame.Gone gone when gone.link() != null -> gone.link();
            case ServerFrame.Gone gone -> follow(before, gone.to(), gone.digest());
            case ServerFrame.Stored stored ->
                follow(before, stored.seq(), stored.event() == null ? stored.digest() : Chain.digest(stored.event()));
            default -> before;
        };
    }

    private byte @Nullable [] follow(byte @Nullable [] before, long seq, byte @Nullable [] digest) {
        return before == null || digest == null ? null : Chain.link(before, room, seq, digest);
    }

    private void moveTo(long seq, byte @Nullable [] newLink) {
        cursor = seq;
        link = newLink;
        if (newLink != null) {
            links.put(seq, newLink);
        }
    }
}
