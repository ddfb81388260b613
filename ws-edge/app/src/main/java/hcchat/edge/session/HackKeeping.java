package hcchat.edge.session;

import hcchat.edge.inbound.HackScore;
import hcchat.intake.RoomRequest.Expel;
import hcchat.room.AuthorId;
import hcchat.room.Role;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.wire.ClientFrame.Whom;
import hcchat.wire.HackChatWarning;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// hack.chat's commands for those who keep a room, said by somebody with a role in it: they do what HCChat's do. What
/// was done the room shows: who was sent out leaves.
final class HackKeeping {
    private final Session session;
    private final Membership membership;

    HackKeeping(Session session, Membership membership) {
        this.session = session;
        this.membership = membership;
    }

    /// Whether the owner is asked at all, as far as this edge knows: everybody else meets with silence.
    static boolean mayTry(Membership membership) {
        synchronized (membership.room()) {
            return membership.resident().role().atLeast(Role.MODERATOR);
        }
    }

    /// @param cmd one of [HackHelp#KEEPERS]
    /// @param whom null where nobody is named
    /// @param until of a ban or a mute
    void take(String cmd, @Nullable Whom whom, long until) {
        switch (cmd) {
            case "kick" -> kick(whom);
            case "ban" -> about(whom, author -> new Banned(author, until, null));
            case "unban" -> about(whom, author -> new Banned(author, StateChange.LIFTED, null));
            case "mute", "dumb", "muzzle" -> about(whom, author -> new Muted(author, until));
            case "speak", "unmute", "unmuzzle" -> about(whom, author -> new Muted(author, StateChange.LIFTED));
            case "lockroom" -> change(new Locked(true));
            case "unlockroom" -> change(new Locked(false));
            // Nobody's here: it would lift what other keepers decided, in rooms that aren't theirs.
            default -> session.charge(HackScore.WITHOUT_RIGHTS);
        }
    }

    private void kick(@Nullable Whom named) {
        AuthorId whom = named == null ? null : Named.here(membership, named);
        if (whom == null) {
            nobody();
        } else {
            Expel expel = new Expel(membership.room().id(), membership.author(), whom);
            session.services().intake().ask(expel, Asking.hackChat(session, membership));
        }
    }

    private void about(@Nullable Whom named, Function<AuthorId, StateChange> change) {
        AuthorId whom = named == null ? null : Named.ever(membership, named);
        if (whom == null) {
            nobody();
        } else {
            change(change.apply(whom));
        }
    }

    private void change(StateChange change) {
        ChangeState command = new ChangeState(Ids.fresh(System.currentTimeMillis()), membership.author(), change);
        Asking.hackChat(session, membership, command, null);
    }

    private void nobody() {
        HackConversation.warn(session, membership, HackChatWarning.NO_SUCH_USER);
    }
}
