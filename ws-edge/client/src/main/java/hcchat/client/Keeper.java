package hcchat.client;

import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import hcchat.room.StateChange;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The commands of a room's keepers: each is said once, past the outbox, and refused as `forbidden` where one's role
/// doesn't reach that far. What was decided comes back as a [Told] with a `StateChanged`, to everybody.
public final class Keeper {
    private final Room room;
    private final Supplier<@Nullable String> proof;

    Keeper(Room room, Supplier<@Nullable String> proof) {
        this.room = room;
        this.proof = proof;
    }

    /// Sends somebody out who is there now, and may come back.
    public CompletableFuture<SendOutcome> kick(AuthorId whom) {
        return say("kick", Map.of("whom", whom.toString()));
    }

    /// Sends somebody away, who may be gone already, and keeps them away.
    ///
    /// @param until milliseconds since 1970, or [StateChange#FOREVER]
    public CompletableFuture<SendOutcome> ban(AuthorId whom, long until) {
        return say("ban", Map.of("whom", whom.toString(), "until", until));
    }

    public CompletableFuture<SendOutcome> unban(AuthorId whom) {
        return ban(whom, StateChange.LIFTED);
    }

    /// Somebody may read and not write.
    ///
    /// @param until milliseconds since 1970, or [StateChange#FOREVER]
    public CompletableFuture<SendOutcome> mute(AuthorId whom, long until) {
        return say("mute", Map.of("whom", whom.toString(), "until", until));
    }

    public CompletableFuture<SendOutcome> unmute(AuthorId whom) {
        return mute(whom, StateChange.LIFTED);
    }

    /// @param locked whether members alone come in for now, whatever the door
    public CompletableFuture<SendOutcome> lock(boolean locked) {
        return say("lock", Map.of("locked", locked));
    }

    /// @param role [Role#NONE] takes what was given; [Role#OWNER] hands the room over
    public CompletableFuture<SendOutcome> role(AuthorId whom, Role role) {
        return say("role", Map.of("whom", whom.toString(), "role", role.word()));
    }

    /// How the room is entered from now on. A room with [DoorKind#PASSPHRASE] opens to our own passphrase; without
    /// one that is refused as `bad_frame`.
    public CompletableFuture<SendOutcome> door(DoorKind kind, HistoryRule history) {
        Map<String, Object> fields = new HashMap<>(Map.of("kind", kind.word(), "history", history.word()));
        String shown = kind == DoorKind.PASSPHRASE ? proof.get() : null;
        if (shown != null) {
            fields.put("door", shown);
        }
        return say("door", fields);
    }

    /// How long the room's bodies are kept; 0: as long as the server keeps them.
    public CompletableFuture<SendOutcome> expire(int days) {
        return say("expire", Map.of("days", days));
    }

    private CompletableFuture<SendOutcome> say(String cmd, Map<String, Object> fields) {
        return room.say(new Saying.Other(cmd, fields));
    }
}
