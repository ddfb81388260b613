package hcchat.cli.room;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.AuthorId;
import hcchat.room.Blind;
import hcchat.room.DoorKind;
import hcchat.room.EventMeta;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import hcchat.room.RoomEvent.StateChanged;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import hcchat.room.StateChange.Rekeyed;
import hcchat.room.StateChange.RetentionSet;
import hcchat.room.StateChange.RoleGiven;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionsTest {
    private static final AuthorId ALICE = new AuthorId(1, 1);
    private static final AuthorId BOB = new AuthorId(2, 2);

    private static String sentence(StateChange change) {
        EventMeta meta = new EventMeta(1, new UUID(0, 0), 1, ALICE, new Blind(0, 0));
        return Decisions.sentence(new StateChanged(meta, change), author -> author.equals(BOB) ? "bob" : "alice");
    }

    @Test
    void each_decision_has_a_sentence() {
        assertThat(sentence(new DoorSet(DoorKind.MEMBERS, null, HistoryRule.ALL, null)))
                .isEqualTo("made the room its members' own");
        assertThat(sentence(new RoleGiven(BOB, Role.MODERATOR))).isEqualTo("made bob a moderator");
        assertThat(sentence(new RoleGiven(BOB, Role.OWNER))).isEqualTo("handed the room over to bob");
        assertThat(sentence(new RoleGiven(BOB, Role.NONE))).isEqualTo("took from bob what they were here");
        assertThat(sentence(new RoleGiven(ALICE, Role.NONE))).isEqualTo("is no member any more");
        assertThat(sentence(new Banned(BOB, StateChange.FOREVER, null))).isEqualTo("banned bob");
        assertThat(sentence(new Banned(BOB, StateChange.LIFTED, null))).isEqualTo("lifted the ban on bob");
        assertThat(sentence(new Muted(BOB, 1_767_225_600_000L))).isEqualTo("muted bob until 2026-01-01 00:00 UTC");
        assertThat(sentence(new Muted(BOB, StateChange.LIFTED))).isEqualTo("unmuted bob");
        assertThat(sentence(new Locked(true))).startsWith("locked the room");
        assertThat(sentence(new Locked(false))).isEqualTo("unlocked the room");
        assertThat(sentence(new Rekeyed("wrapped"))).isEqualTo("gave the room new keys");
        assertThat(sentence(new RetentionSet(1))).endsWith("for 1 day");
        assertThat(sentence(new RetentionSet(0))).endsWith("as long as the server keeps it");
    }
}
