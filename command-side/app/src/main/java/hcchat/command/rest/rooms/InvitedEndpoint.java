package hcchat.command.rest.rooms;

import hcchat.command.account.InviteCode;
import hcchat.command.rest.Access;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.RoomInvites;
import hcchat.command.rooms.RoomInvites.Invite;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Described;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.StateChange.RoleGiven;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `POST /invites`: who shows a code becomes a member of its room.
final class InvitedEndpoint implements Endpoint.Source {
    private final RoomPlaces places;
    private final RoomChanges changes;
    private final RoomAnswers answers;
    private final AccountRooms rooms;
    private final RoomInvites invites;

    InvitedEndpoint(
            RoomPlaces places, RoomChanges changes, RoomAnswers answers, AccountRooms rooms, RoomInvites invites) {
        this.places = places;
        this.changes = changes;
        this.answers = answers;
        this.rooms = rooms;
        this.invites = invites;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethod.POST, "/invites", Access.ACCOUNT, this::accept));
    }

    private ServerResponse accept(Call call) throws IOException {
        InviteCode code = InviteCode.shown(call.body().text("code"));
        Invite invite = invites.find(code);
        if (invite == null) {
            throw new Refused(RestCode.NO_SUCH_INVITE);
        }
        Place place = places.place(call, invite.channel());
        Described now = places.describe(place, false);
        if (now.keptOut() == Refusal.BANNED) {
            throw OwnerRefusals.of(Refusal.BANNED);
        }
        if (!RoomAnswers.role(now).atLeast(Role.MEMBER)) {
            use(code, invite, place);
        }
        rooms.put(place.account(), place.room(), invite.channel());
        return answers.room(HttpStatus.OK, place, places.look(place, false));
    }

    /// The invite speaks with the right that its maker has now.
    private void use(InviteCode code, Invite invite, Place place) {
        if (!invites.take(code)) {
            throw new Refused(RestCode.NO_SUCH_INVITE);
        }
        RoleGiven member = new RoleGiven(place.author(), Role.MEMBER);
        Outcome outcome = changes.askFor(place, new ChangeState(UUID.randomUUID(), invite.by(), member));
        switch (outcome) {
            case Outcome.Stored stored -> {}
            case Outcome.Refused refused -> {
                invites.giveBack(code);
                boolean powerless = refused.reason() == Refusal.FORBIDDEN || refused.reason() == Refusal.BANNED;
                throw powerless ? new Refused(RestCode.NO_SUCH_INVITE) : OwnerRefusals.of(refused);
            }
            case Outcome.TryLater later -> {
                invites.giveBack(code);
                throw OwnerRefusals.of(later);
            }
            // Perhaps it is used, perhaps not: who asks again is a member then, or uses another.
            default -> throw OwnerRefusals.of(outcome);
        }
    }
}
