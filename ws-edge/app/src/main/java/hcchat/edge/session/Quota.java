package hcchat.edge.session;

import hcchat.edge.inbound.Allowance;
import hcchat.edge.replay.ReadingPast;
import hcchat.wire.Code;
import org.jspecify.annotations.Nullable;

/// What one socket may still do: its own brake, what it shares with its address, what the edge has. A hack.chat socket
/// has hack.chat's score instead of the first two; where nothing is limited only the edge's capacity counts.
final class Quota implements ReadingPast {
    private final Services services;
    private final String address;
    private final Memberships memberships;
    // None for hack.chat's sockets, and where nothing is limited.
    private volatile @Nullable Allowance allowance;
    private volatile boolean readingPast;
    // Used on the socket's thread only.
    private @Nullable Brake brake;

    Quota(Services services, String address, Memberships memberships) {
        this.services = services;
        this.address = address;
        this.memberships = memberships;
    }

    /// From now on the socket counts among those of its address.
    ///
    /// @return false where there are too many
    boolean share() {
        if (!services.rules().limited()) {
            return true;
        }
        synchronized (memberships) {
            if (memberships.haveEnded()) {
                return true;
            }
            Allowance shared = services.addresses().enter(address);
            if (shared == null) {
                return false;
            }
            for (int i = 0; i < memberships.size(); i++) {
                shared.addMembership();
            }
            allowance = shared;
            return true;
        }
    }

    /// The socket is gone, and its memberships have ended.
    void end() {
        Allowance shared = allowance;
        if (shared != null) {
            services.addresses().leave(shared);
        }
    }

    /// A frame of so many bytes has come, in HCChat's dialect.
    ///
    /// @return 0 when it may be heard, else the milliseconds until it may
    long untilHeard(int length) {
        if (!services.rules().limited()) {
            return 0;
        }
        long now = services.nanoTime().getAsLong();
        if (brake == null) {
            brake = new Brake(services.rules().connection(), now);
        }
        long wait = brake.take(length, now);
        Allowance shared = allowance;
        return wait == 0 && shared != null ? shared.frame() : wait;
    }

    /// Whether hack.chat's score is too high for anything to be heard.
    boolean isBlocked() {
        return services.rules().limited() && services.score().isBlocked(address);
    }

    /// Adds to the address's hack.chat score.
    ///
    /// @return whether what it is for may be done
    boolean charge(double points) {
        return !services.rules().limited() || services.score().charge(address, points);
    }

    /// One replay or page at a time: takes the turn.
    ///
    /// @return false when one is on its way
    synchronized boolean beginReadingPast() {
        if (readingPast) {
            return false;
        }
        readingPast = true;
        return true;
    }

    @Override
    public void endReadingPast() {
        readingPast = false;
    }

    void endReadingPastIf(boolean began) {
        if (began) {
            endReadingPast();
        }
    }

    @Override
    public void brought(int bytes) {
        Allowance shared = allowance;
        if (shared != null) {
            shared.replayed(bytes);
        }
    }

    /// @return 0 when it may read back now, else the milliseconds until it may
    long untilReplay() {
        Allowance shared = allowance;
        return shared == null ? 0 : shared.untilReplay();
    }

    /// @param resuming whether it wants a replay as well
    /// @return 0 when it may try to join now, else the milliseconds until it may
    long untilJoin(boolean resuming) {
        Allowance shared = allowance;
        if (shared == null) {
            return 0;
        }
        long wait = resuming ? shared.untilReplay() : 0;
        return wait > 0 ? wait : shared.join();
    }

    /// Takes a membership from what the edge and the address may have; given back by [#giveMembership].
    ///
    /// @return null, or why not, and then none was taken
    @Nullable
    Code takeMembership() {
        Allowance shared = allowance;
        if (shared != null && !shared.takeMembership()) {
            return Code.ADDRESS_FULL;
        }
        if (services.capacity().take()) {
            return null;
        }
        if (shared != null) {
            shared.giveMembership();
        }
        return Code.OVERLOADED;
    }

    void giveMembership() {
        services.capacity().give();
        Allowance shared = allowance;
        if (shared != null) {
            shared.giveMembership();
        }
    }
}
