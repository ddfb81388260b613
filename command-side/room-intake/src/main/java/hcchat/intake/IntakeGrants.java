package hcchat.intake;

import hcchat.intake.RoomRequest.Decide;
import hcchat.intake.RoomRequest.Describe;
import hcchat.intake.RoomRequest.Enter;
import hcchat.intake.RoomRequest.Erase;
import hcchat.intake.RoomRequest.Expel;
import hcchat.intake.transport.Caller;
import hcchat.room.AuthorId;
import hcchat.room.RoomCommand.FoundRoom;

/// Which deployable may ask owners, and for what. What people may do is the owner's to judge; an owner believes the
/// deployable about who they are.
public final class IntakeGrants {
    private IntakeGrants() {}

    /// Whether the caller has anything to ask of owners at all.
    public static boolean mayAsk(Caller caller) {
        return caller == Caller.WS_EDGE || caller == Caller.COMMAND_SIDE;
    }

    /// Whether the caller may ask for this. No socket founds, looks over or erases a room, and none speaks for the
    /// operator: an edge that was broken into can't do it either.
    public static boolean mayAsk(Caller caller, RoomRequest request) {
        return switch (caller) {
            case COMMAND_SIDE -> true;
            case WS_EDGE -> isOfSockets(request);
            case QUERY_SIDE, PUSH_NOTIFIER, OPERATOR -> false;
        };
    }

    private static boolean isOfSockets(RoomRequest request) {
        return switch (request) {
            case Decide decide ->
                !(decide.command() instanceof FoundRoom)
                        && isSomebody(decide.command().author());
            case Enter enter -> isSomebody(enter.member().author());
            case Expel expel -> isSomebody(expel.by());
            case Erase erase -> false;
            case Describe describe -> false;
            default -> true;
        };
    }

    private static boolean isSomebody(AuthorId author) {
        return author.isSomebody();
    }
}
