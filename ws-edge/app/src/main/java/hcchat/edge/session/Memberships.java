package hcchat.edge.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The rooms that one socket is in, in the order of its joins. Read by anybody without a lock; what changes them holds
/// this object's monitor.
final class Memberships {
    private static final Membership[] NONE = {};

    // Replaced as a whole.
    private volatile Membership[] all = NONE;
    private boolean ended;
    private boolean joined;

    /// That of a channel; the first one joined for none.
    @Nullable
    Membership find(@Nullable String channel) {
        Membership[] current = all;
        if (channel == null) {
            return current.length == 0 ? null : current[0];
        }
        for (Membership one : current) {
            if (one.room().channel().equals(channel)) {
                return one;
            }
        }
        return null;
    }

    int size() {
        return all.length;
    }

    /// @return false when the socket's time has ended meanwhile: then it isn't added
    synchronized boolean add(Membership membership) {
        if (ended) {
            return false;
        }
        Membership[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = membership;
        all = more;
        joined = true;
        return true;
    }

    /// @return false when it wasn't there any more
    synchronized boolean remove(Membership membership) {
        for (int i = 0; i < all.length; i++) {
            if (all[i] == membership) {
                Membership[] fewer = Arrays.copyOf(all, all.length - 1);
                System.arraycopy(all, i + 1, fewer, i, fewer.length - i);
                all = fewer.length == 0 ? NONE : fewer;
                return true;
            }
        }
        return false;
    }

    /// The socket is gone: no other is added from now on.
    ///
    /// @return those that were there
    synchronized Membership[] end() {
        Membership[] last = all;
        ended = true;
        all = NONE;
        return last;
    }

    /// Whether the socket is gone. Stays so while the monitor is held.
    synchronized boolean haveEnded() {
        return ended;
    }

    /// Whether the socket is there and has never been in a room.
    synchronized boolean neverBegan() {
        return !joined && !ended;
    }

    void drained() {
        for (Membership membership : all) {
            membership.drained();
        }
    }
}
