package hcchat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.intake.RoomRequest.Decide;
import hcchat.intake.RoomRequest.Describe;
import hcchat.intake.RoomRequest.Erase;
import hcchat.intake.RoomRequest.Expel;
import hcchat.intake.RoomRequest.Head;
import hcchat.intake.transport.Caller;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import hcchat.room.RoomCommand.ChangeState;
import hcchat.room.RoomCommand.FoundRoom;
import hcchat.room.RoomId;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.RoleGiven;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntakeGrantsTest {
    private static final RoomId ROOM = new RoomId(1L << 32, 1);
    private static final AuthorId ALICE = new AuthorId(1, 2);
    private static final List<RoomRequest> OF_COMMAND_SIDE = List.of(
            new Decide(
                    ROOM,
                    new FoundRoom(UUID.randomUUID(), ALICE, new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null)),
                    null),
            new Decide(ROOM, given(AuthorId.OPERATOR), null),
            new Expel(ROOM, AuthorId.OPERATOR, ALICE),
            new Describe(ROOM, ALICE, Visa.NONE, false),
            new Erase(ROOM, ALICE));
    private static final List<RoomRequest> OF_SOCKETS =
            List.of(new Decide(ROOM, given(ALICE), null), new Expel(ROOM, ALICE, ALICE), new Head(ROOM));

    private static ChangeState given(AuthorId by) {
        return new ChangeState(UUID.randomUUID(), by, new RoleGiven(ALICE, Role.OWNER));
    }

    @Test
    void nobody_but_edges_and_command_side_asks_owners() {
        assertThat(Arrays.stream(Caller.values()).filter(IntakeGrants::mayAsk))
                .containsExactly(Caller.COMMAND_SIDE, Caller.WS_EDGE);
        for (RoomRequest request : OF_SOCKETS) {
            assertThat(Arrays.stream(Caller.values()).filter(caller -> IntakeGrants.mayAsk(caller, request)))
                    .containsExactly(Caller.COMMAND_SIDE, Caller.WS_EDGE);
        }
    }

    @Test
    void what_no_socket_does_no_edge_asks_for() {
        assertThat(OF_COMMAND_SIDE)
                .allMatch(request -> IntakeGrants.mayAsk(Caller.COMMAND_SIDE, request))
                .noneMatch(request -> IntakeGrants.mayAsk(Caller.WS_EDGE, request));
    }
}
