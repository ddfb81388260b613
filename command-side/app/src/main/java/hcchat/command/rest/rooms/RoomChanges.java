package hcchat.command.rest.rooms;

import hcchat.command.account.Account;
import hcchat.command.account.Accounts;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.command.rooms.RoomOwners;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomRequest.Decide;
import hcchat.room.Appearance;
import hcchat.room.MemberCodec;
import hcchat.room.RoomCommand;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.StateChange;
import java.util.UUID;

/// Says what an account wants in a room to its owner.
public final class RoomChanges {
    private final RoomOwners owners;
    private final Accounts accounts;

    RoomChanges(RoomOwners owners, Accounts accounts) {
        this.owners = owners;
        this.accounts = accounts;
    }

    /// @throws Refused with the owner's reason
    Stored change(Place place, UUID id, StateChange change) {
        return stored(ask(place, new ChangeState(id, place.author(), change)));
    }

    static Stored stored(Outcome outcome) {
        if (outcome instanceof Stored stored) {
            return stored;
        }
        throw OwnerRefusals.of(outcome);
    }

    /// Decides in another's name: how they look stays as it is.
    Outcome askFor(Place place, RoomCommand command) {
        return owners.ask(new Decide(place.room(), command, null));
    }

    /// Under the account's name: it is a nick, too.
    public Outcome ask(Place place, RoomCommand command) {
        Account account = accounts.find(place.account());
        if (account == null) {
            // Deleted since the token was looked at.
            throw new Refused(RestCode.TOKEN_REVOKED);
        }
        byte[] who = MemberCodec.encode(Appearance.who(place.author(), account.name()));
        return owners.ask(new Decide(place.room(), command, who, place.visa().admitted()));
    }
}
