package hcchat.command.erased;

import static hcchat.command.fixture.Edge.enter;
import static hcchat.command.fixture.Edge.post;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.OneOwner;
import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.Outcome.Erased;
import hcchat.intake.Outcome.Stored;
import hcchat.intake.RoomRequest.Decide;
import hcchat.intake.RoomRequest.Erase;
import hcchat.intake.transport.Caller;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.RoomCommand.FoundRoom;
import hcchat.room.RoomId;
import hcchat.room.StateChange.DoorSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A data base that is put back to before a room was erased: a copy of the whole of it, made by PostgreSQL.
class RestoredStoreTest {
    private static final RoomId LOBBY = new RoomId(0x1_0000_0000L, 1);
    private static final RoomId ATTIC = new RoomId(0x2_0000_0000L, 2);
    private static final AuthorId ALICE = new AuthorId(1, 1);
    private static final AuthorId BOB = new AuthorId(2, 2);

    private final OneOwner owner = new OneOwner();

    @BeforeEach
    void aBackupAndAnErasure() {
        DoorSet open = new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null);
        owner.outcome(new Decide(LOBBY, new FoundRoom(UUID.randomUUID(), ALICE, open), null));
        say(LOBBY, "to be forgotten");
        say(ATTIC, "to be kept");
        owner.backUp();
        assertThat(owner.outcome(new Erase(LOBBY, ALICE))).isInstanceOf(Erased.class);
    }

    @AfterEach
    void end() {
        owner.close();
    }

    private long say(RoomId room, String text) {
        owner.outcome(enter(room, BOB, "bob"));
        return ((Stored) owner.outcome(post(room, BOB, UUID.randomUUID(), text))).seq();
    }

    private boolean opens(RoomId room, int kid) {
        KeyId key = new KeyId(room, kid);
        return owner.side()
                .side()
                .keyOffice()
                .roomKeys(Caller.WS_EDGE, List.of(key))
                .containsKey(key);
    }

    @Test
    void what_was_erased_since_the_backup_is_erased_again_before_anything_is_served() {
        owner.putBack();

        assertThat(opens(LOBBY, 1)).isFalse();
        assertThat(opens(ATTIC, 1)).isTrue();
        assertThat(owner.column("select kid from room_key where wrapped is not null"))
                .hasSize(1);
        assertThat(owner.column("select author from author")).hasSize(1);
        assertThat(owner.column("select room from room_state")).isEmpty();
        assertThat(owner.column("select upto from erased_room")).containsExactly("2");
    }

    @Test
    void the_room_goes_on_from_there_and_what_is_said_then_stays() {
        owner.putBack();
        assertThat(say(LOBBY, "a new beginning")).isEqualTo(3);

        owner.restart();
        owner.restart();

        assertThat(opens(LOBBY, 2)).isTrue();
        assertThat(owner.column("select seq from event where body is not null and kid = 2"))
                .containsExactly("3");
    }

    @Test
    void a_store_that_knows_of_the_erasure_is_left_as_it_is() {
        assertThat(say(LOBBY, "a new beginning")).isEqualTo(3);

        owner.restart();

        assertThat(opens(LOBBY, 2)).isTrue();
        assertThat(owner.column("select upto from erased_room")).containsExactly("2");
    }

    @Test
    void a_room_that_the_backup_does_not_know_is_not_erased_when_it_comes_later() {
        owner.change("delete from erased_room");
        owner.change("delete from event where room = '00000001-0000-0000-0000-000000000001'");
        owner.change("delete from room_key where room = '00000001-0000-0000-0000-000000000001'");
        owner.restart();
        assertThat(say(LOBBY, "a new beginning")).isEqualTo(1);

        owner.restart();

        assertThat(opens(LOBBY, 1)).isTrue();
    }
}
