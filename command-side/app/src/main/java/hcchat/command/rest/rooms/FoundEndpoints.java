package hcchat.command.rest.rooms;

import hcchat.command.account.Account;
import hcchat.command.account.AccountName;
import hcchat.command.account.Accounts;
import hcchat.command.rest.Access;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.RoomNames;
import hcchat.intake.Outcome;
import hcchat.intake.Outcome.Described;
import hcchat.intake.Outcome.Stored;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Refusal;
import hcchat.room.RoomCommand.FoundRoom;
import hcchat.room.RoomId;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.RetentionSet;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `POST /rooms`: makes a room with a door of a channel that nobody has used.
final class FoundEndpoints implements Endpoint.Source {
    private final RoomPlaces places;
    private final RoomChanges changes;
    private final RoomAnswers answers;
    private final RoomNames names;
    private final AccountRooms rooms;
    private final Accounts accounts;

    FoundEndpoints(
            RoomPlaces places,
            RoomChanges changes,
            RoomAnswers answers,
            RoomNames names,
            AccountRooms rooms,
            Accounts accounts) {
        this.places = places;
        this.changes = changes;
        this.answers = answers;
        this.names = names;
        this.rooms = rooms;
        this.accounts = accounts;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethod.POST, "/rooms", Access.ACCOUNT, this::found));
    }

    private ServerResponse found(Call call) throws IOException {
        JsonBody body = call.body();
        DoorKind kind = RoomFields.kind(body);
        if (kind == null) {
            throw JsonBody.refused("kind", "is missing");
        }
        String proof = RoomFields.proof(body);
        if ((proof != null) != (kind == DoorKind.PASSPHRASE)) {
            throw JsonBody.refused("door", "goes with the kind passphrase, and with no other");
        }
        HistoryRule history = Objects.requireNonNullElse(RoomFields.history(body), HistoryRule.SERVER);
        @Nullable Integer days = RoomFields.days(body);
        UUID id = RoomFields.id(body);
        @Nullable Account with = with(body, kind, call.token().account());
        Place place = places.place(call, channel(body, id, call.token().account(), with));
        RoomId room = place.room();
        AuthorId other = with == null ? null : names.author(room, with.id());
        DoorSet door = new DoorSet(kind, proof == null ? null : names.door(room, proof), history, other);

        Outcome outcome = changes.ask(place, new FoundRoom(id, place.author(), door));
        boolean known = isKnownDirect(outcome, place, kind);
        if (!known) {
            Stored stored = RoomChanges.stored(outcome);
            known = stored.repeat();
            if (days != null) {
                changes.change(place, RoomFields.also(id, "retention"), new RetentionSet(days));
            }
        }
        remember(place, with);
        Seen seen = places.look(place, false);
        return answers.room(known ? HttpStatus.OK : HttpStatus.CREATED, place, seen);
    }

    private @Nullable Account with(JsonBody body, DoorKind kind, UUID self) {
        @Nullable String named = body.textOrNull("with");
        if ((named != null) != (kind == DoorKind.DIRECT)) {
            throw JsonBody.refused("with", "goes with the kind direct, and with no other");
        }
        if (named == null) {
            return null;
        }
        AccountName name = AccountName.orNull(named);
        Account account = name == null ? null : accounts.named(name);
        if (account == null) {
            throw new Refused(RestCode.NO_SUCH_ACCOUNT);
        }
        if (account.id().equals(self)) {
            throw JsonBody.refused("with", "must be somebody else");
        }
        return account;
    }

    private String channel(JsonBody body, UUID id, UUID account, @Nullable Account with) {
        @Nullable String named = body.textOrNull("channel");
        if (with != null) {
            if (named != null) {
                throw JsonBody.refused("channel", "is chosen by the server for direct rooms");
            }
            return names.direct(account, with.id());
        }
        return named == null ? names.fresh(account, id) : RoomPlaces.channel(named);
    }

    /// Two who write to each other at once found one room.
    private boolean isKnownDirect(Outcome outcome, Place place, DoorKind kind) {
        boolean exists = outcome instanceof Outcome.Refused refused && refused.reason() == Refusal.ROOM_EXISTS;
        if (kind != DoorKind.DIRECT || !exists) {
            return false;
        }
        Described there = places.describe(place, false);
        return there.kind() == DoorKind.DIRECT && there.keptOut() == null;
    }

    private void remember(Place place, @Nullable Account with) {
        String channel = Objects.requireNonNull(place.channel());
        rooms.put(place.account(), place.room(), channel);
        if (with != null) {
            rooms.putFor(with.id(), place.room(), channel);
        }
    }
}
