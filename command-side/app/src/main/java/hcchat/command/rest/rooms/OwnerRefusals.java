package hcchat.command.rest.rooms;

import hcchat.command.rest.Problem;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.intake.Outcome;
import hcchat.room.Refusal;
import org.jspecify.annotations.Nullable;

/// How an owner's no is told: by the same codes as over the socket.
public final class OwnerRefusals {
    // As soon as clients ask again over the socket.
    private static final long AGAIN_MS = 1_000;

    private OwnerRefusals() {}

    /// What to throw for an outcome that isn't the one hoped for.
    public static Refused of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused refused -> of(refused.reason(), refused.known());
            case Outcome.TryLater later ->
                new Refused(Problem.later(
                        switch (later.why()) {
                            case OVERLOADED -> RestCode.OVERLOADED;
                            case UNAVAILABLE -> RestCode.UNAVAILABLE;
                            case STORAGE_FULL -> RestCode.STORAGE_FULL;
                            case RATE_LIMITED -> RestCode.RATE_LIMITED;
                        },
                        later.retryAfterMs()));
            case Outcome.Unknown unknown -> new Refused(Problem.later(RestCode.UNKNOWN, AGAIN_MS));
            default -> throw new IllegalStateException("an answer to another question");
        };
    }

    /// What to throw for a reason that was found without asking.
    public static Refused of(Refusal refusal) {
        return of(refusal, null);
    }

    private static Refused of(Refusal refusal, @Nullable Long known) {
        RestCode code = switch (refusal) {
            case NO_SUCH_MESSAGE -> RestCode.NO_SUCH_MESSAGE;
            case GONE -> RestCode.GONE;
            case ID_CONFLICT -> RestCode.ID_CONFLICT;
            case NOT_THE_AUTHOR -> RestCode.NOT_THE_AUTHOR;
            case NO_SUCH_USER -> RestCode.NO_SUCH_USER;
            case NOT_JOINED -> RestCode.NOT_JOINED;
            case FORBIDDEN -> RestCode.FORBIDDEN;
            case DOOR_REQUIRED -> RestCode.DOOR_REQUIRED;
            case MEMBERS_ONLY -> RestCode.MEMBERS_ONLY;
            case LOCKED -> RestCode.LOCKED;
            case BANNED -> RestCode.BANNED;
            case MUTED -> RestCode.MUTED;
            case ROOM_EXISTS -> RestCode.ROOM_EXISTS;
            case ROOM_FULL -> RestCode.ROOM_FULL;
            // REST has nobody in a room, so nobody with a nick.
            case NICK_TAKEN, INTERNAL_ERROR -> RestCode.INTERNAL_ERROR;
        };
        return new Refused(Problem.conflict(code, known));
    }
}
