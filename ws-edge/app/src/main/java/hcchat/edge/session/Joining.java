package hcchat.edge.session;

import hcchat.edge.fanout.Resident;
import hcchat.edge.fanout.View;
import hcchat.edge.fanout.WatchedRoom;
import hcchat.edge.fanout.Watcher;
import hcchat.edge.socket.Socket;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Entered;
import hcchat.intake.Outcome.Refused;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.RoomRequest;
import hcchat.intake.Standing;
import hcchat.intake.Visa;
import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.room.RoomId;
import hcchat.wire.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From a join that may be tried to a socket that is in. The socket is held meanwhile.
final class Joining {
    private static final long AT_ONCE_MS = 100;

    private final Session session;
    private final Services services;
    private final Entrance entrance;
    private final WatchedRoom room;
    private final Resident resident;

    private Joining(Session session, Entrance entrance, WatchedRoom room, Resident resident) {
        this.session = session;
        this.services = session.services();
        this.entrance = entrance;
        this.room = room;
        this.resident = resident;
    }

    static void begin(Session session, Entrance entrance) {
        Services services = session.services();
        RoomId id = services.secrets().room(entrance.channel());
        AuthorId author = services.secrets().author(id, entrance.holder());
        session.socket().hold();
        // Watched before anybody is asked: what the log says from now on isn't missed.
        WatchedRoom room = services.rooms().acquire(id, entrance.channel());
        synchronized (room) {
            Resident resident = room.resident(author);
            if (resident == null) {
                resident = new Resident(looks(session, entrance, id, author));
                room.residents().add(resident);
            }
            resident.hold();
            Joining joining = new Joining(session, entrance, room, resident);
            // As somebody new, whoever else of theirs is in: each socket shows at the door what it has itself.
            Visa visa = Visas.newcomer(session, id, entrance);
            services.intake().ask(new RoomRequest.Enter(id, resident.member(), 0, visa), joining::answered);
        }
    }

    private static Member looks(Session session, Entrance entrance, RoomId room, AuthorId author) {
        Services services = session.services();
        String hash = services.secrets()
                .hash(room, session.socket().address(), services.rules().encryptionRequired());
        HackToken before = entrance.restored();
        if (before != null) {
            return Looks.restored(author, before, hash);
        }
        Boolean bot = session.view() == View.HACK2 ? null : (Boolean) false;
        return Looks.fresh(author, entrance.nick(), entrance.trip(), hash, bot);
    }

    private void answered(Outcome outcome) {
        switch (outcome) {
            case Entered entered -> admit(entered);
            case Refused refused -> giveUp(Code.of(refused.reason()), 0, false);
            case TryLater later -> giveUp(Asking.code(later), later.retryAfterMs(), false);
            default -> giveUp(Code.UNKNOWN, 0, true);
        }
        session.socket().flush();
        session.socket().release();
    }

    private void giveUp(Code code, long retryAfterMs, boolean maybeIn) {
        synchronized (room) {
            Leaving.let(services, room, resident, maybeIn || resident.isIn());
        }
        services.rooms().release(room);
        session.quota().giveMembership();
        session.quota().endReadingPastIf(entrance.join().after() != null);
        if (session.view() == View.HC) {
            refuse(code, retryAfterMs);
        } else {
            HackConversation.warn(session, null, code);
            if (entrance.restored() != null) {
                session.socket().send(AnswerFrames.hackSession(false, "", null));
            }
        }
    }

    /// Whoever has to show a proof is told what to derive it with.
    private void refuse(Code code, long retryAfterMs) {
        if (code == Code.DOOR_REQUIRED) {
            byte[] salt = services.secrets().salt(entrance.channel());
            session.socket().send(AnswerFrames.doorRequired(entrance.join().id(), salt));
        } else {
            session.warn(entrance.join(), code, retryAfterMs);
        }
    }

    private void admit(Entered entered) {
        Standing standing = entered.standing();
        // What they bring says when they first came, or it is now: the latest where the room was put back to before.
        long came = entrance.since() == null ? entered.seq() : Math.min(entrance.since(), entered.seq());
        long since = standing.since() > 0 ? standing.since() : came;
        long readable = Math.max(
                entered.readableFrom(), standing.readableFrom(services.rules().sinceJoin(), came));
        Membership membership = new Membership(
                session, services.replays(), session.view(), room, resident, entrance.holder(), since, readable);
        if (!session.memberships().add(membership)) {
            synchronized (room) {
                Leaving.let(services, room, resident, true);
            }
            services.rooms().release(room);
            session.quota().giveMembership();
            return;
        }
        Session older = null;
        boolean in;
        synchronized (room) {
            services.ring().checkpoint(room.id(), entered.seq(), entered.link());
            room.learn(entered.roster(), entered.epoch(), entered.term(), entered.version());
            List<Member> roster = room.rosterFor(entered.roster(), entered.term(), entered.version());
            Member self = self(roster);
            in = self != null;
            if (self != null) {
                resident.entered(self, entered.claimedAt(), entered.standing().role());
                older = olderOfDevice();
                if (session.view().isHackChat()) {
                    session.holder(entrance.holder());
                }
                Greeting.send(session, membership, self, roster, entered, entrance.restored() != null);
                room.add(membership, entered.term(), entered.version(), entered.seq());
                if (entrance.join().after() != null) {
                    membership.live(false);
                }
            }
        }
        if (!in) {
            sentOut(membership);
            return;
        }
        services.census().joined(session.socket().address());
        if (older != null) {
            older.socket().close(Socket.REPLACED, "");
        }
        Resuming.begin(session, membership, entrance.join(), entered);
    }

    /// The log has said already that they are out again, and nobody is told that who isn't a watcher yet. They may
    /// try again, and hear then whether they may come in.
    private void sentOut(Membership membership) {
        if (session.memberships().remove(membership)) {
            giveUp(Code.UNAVAILABLE, AT_ONCE_MS, false);
        }
    }

    private @Nullable Member self(List<Member> roster) {
        for (Member member : roster) {
            if (member.author().equals(resident.author())) {
                return member;
            }
        }
        return null;
    }

    /// The session, if there is one, in which the same device of the same holder came before.
    private @Nullable Session olderOfDevice() {
        if (session.device() == null) {
            return null;
        }
        for (Watcher watcher : room.watchers()) {
            if (watcher instanceof Membership other
                    && other.resident() == resident
                    && session.device().equals(other.session().device())
                    && other.session() != session) {
                return other.session();
            }
        }
        return null;
    }
}
