package hcchat.command.ops;

import hcchat.command.account.Account;
import hcchat.command.account.AccountName;
import hcchat.command.account.Accounts;
import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.RoomNames;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Described;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomRequest.Decide;
import hcchat.intake.RoomRequest.Describe;
import hcchat.intake.Visa;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.Refusal;
import hcchat.room.Role;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.RoomId;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.RoleGiven;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/room/grant?channel=lobby&name=alice`: makes an account the owner of a room, also of one that people have used for
/// long and that nobody can found any more.
final class RoomGrant implements OperatorCommand {
    private static final Logger LOG = LoggerFactory.getLogger(RoomGrant.class);

    private final OwnRooms rooms;
    private final RoomNames names;
    private final Accounts accounts;
    private final AccountRooms known;

    RoomGrant(OwnRooms rooms, RoomNames names, Accounts accounts, AccountRooms known) {
        this.rooms = rooms;
        this.names = names;
        this.accounts = accounts;
        this.known = known;
    }

    @Override
    public String path() {
        return "/room/grant";
    }

    @Override
    public String run(Map<String, String> arguments) {
        String channel = RoomArguments.channel(arguments);
        Account account = account(arguments.getOrDefault("name", ""));
        RoomId room = names.room(channel);
        AuthorId author = names.author(room, account.id());
        if (rooms.ask(new Describe(room, author, Visa.NONE, false)) instanceof Described described) {
            if (described.standing().role() == Role.OWNER) {
                return account.name() + " owns " + channel + " already.";
            }
            if (described.kind() == DoorKind.DIRECT) {
                throw new IllegalArgumentException("a direct room belongs to its two people for ever");
            }
            if (described.keptOut() == Refusal.BANNED) {
                change(room, new Banned(author, StateChange.LIFTED, null));
            }
            if (described.muted()) {
                change(room, new Muted(author, StateChange.LIFTED));
            }
        }
        change(room, new RoleGiven(author, Role.OWNER));
        known.put(account.id(), room, channel);
        LOG.info("{} has another owner, by the operator's word", room);
        return account.name() + " owns " + channel + " now. Who owned it before, if anybody, is a moderator.";
    }

    private Account account(String name) {
        AccountName valid = AccountName.orNull(name);
        Account account = valid == null ? null : accounts.named(valid);
        if (account == null) {
            throw new IllegalArgumentException("there is no account of that name");
        }
        return account;
    }

    private void change(RoomId room, StateChange change) {
        Outcome outcome =
                rooms.ask(new Decide(room, new ChangeState(UUID.randomUUID(), AuthorId.OPERATOR, change), null));
        if (!(outcome instanceof Stored)) {
            throw RoomArguments.failed(outcome);
        }
    }
}
