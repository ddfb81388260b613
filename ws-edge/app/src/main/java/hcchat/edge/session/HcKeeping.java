package hcchat.edge.session;

import hcchat.intake.RoomRequest.Expel;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.DoorMac;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.RoomId;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.Rekeyed;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;
import hcchat.wire.ClientFrame;
import hcchat.wire.ClientFrame.Whom;
import hcchat.wire.Code;
import hcchat.wire.WellFormed;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// What an HCChat socket decides about its room. Whether it may is the owner's to say.
final class HcKeeping {
    /// Those of its words that hack.chat hasn't got.
    static final Set<String> WORDS = Set.of("door", "role", "lock", "key", "expire");

    private final Session session;
    private final Membership membership;

    HcKeeping(Session session, Membership membership) {
        this.session = session;
        this.membership = membership;
    }

    void take(ClientFrame frame) {
        UUID id = Ids.of(frame);
        if (id == null) {
            session.warn(frame, Code.BAD_ID, 0);
            return;
        }
        switch (frame) {
            case ClientFrame.SetDoor door -> door(door, id);
            case ClientFrame.GiveRole given ->
                about(frame, id, given.whom(), whom -> new RoleGiven(whom, given.role()));
            case ClientFrame.Ban ban -> about(frame, id, ban.whom(), whom -> new Banned(whom, ban.until(), null));
            case ClientFrame.Mute mute -> about(frame, id, mute.whom(), whom -> new Muted(whom, mute.until()));
            case ClientFrame.Kick kick -> kick(kick);
            case ClientFrame.Lock lock -> change(frame, id, new Locked(lock.locked()));
            case ClientFrame.Rekey key -> rekey(key, id);
            case ClientFrame.Expire expire -> change(frame, id, new RetentionSet(expire.days()));
            default -> throw new IllegalArgumentException("not something that keepers say: " + frame);
        }
    }

    private void door(ClientFrame.SetDoor frame, UUID id) {
        String proof = frame.door() == null ? null : Visas.proof(frame.door());
        if (frame.kind() == DoorKind.DIRECT) {
            session.warn(frame, Code.FORBIDDEN, 0);
        } else if ((proof != null) != (frame.kind() == DoorKind.PASSPHRASE)
                || (proof == null && frame.door() != null)) {
            session.warn(frame, Code.BAD_FRAME, 0);
        } else {
            RoomId room = membership.room().id();
            DoorMac mac = proof == null ? null : session.services().secrets().doorMac(room, proof);
            change(frame, id, new DoorSet(frame.kind(), mac, frame.history(), null));
        }
    }

    /// The server can't read it, whatever it is: it isn't asked to look like an envelope.
    private void rekey(ClientFrame.Rekey frame, UUID id) {
        if (frame.text().isEmpty() || !WellFormed.is(frame.text())) {
            session.warn(frame, Code.BAD_TEXT, 0);
        } else if (frame.text().length() > StateChange.MOST_KEY_TEXT) {
            session.warn(frame, Code.TOO_LARGE, 0);
        } else {
            change(frame, id, new Rekeyed(frame.text()));
        }
    }

    private void kick(ClientFrame.Kick frame) {
        // Who has just come in at another edge may be known to the owner alone.
        AuthorId whom = Named.ever(membership, frame.whom());
        if (whom == null) {
            session.warn(frame, Code.NO_SUCH_USER, 0);
        } else {
            Expel expel = new Expel(membership.room().id(), membership.author(), whom);
            session.services().intake().ask(expel, Asking.hcchat(session, membership, frame));
        }
    }

    private void about(ClientFrame frame, UUID id, Whom named, Function<AuthorId, StateChange> change) {
        AuthorId whom = Named.ever(membership, named);
        if (whom == null) {
            session.warn(frame, Code.NO_SUCH_USER, 0);
        } else {
            change(frame, id, change.apply(whom));
        }
    }

    private void change(ClientFrame frame, UUID id, StateChange change) {
        ChangeState command = new ChangeState(id, membership.author(), change);
        Asking.hcchat(session, membership, command, Words.of(frame), frame.id(), null);
    }
}
