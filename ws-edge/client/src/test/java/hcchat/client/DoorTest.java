package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.crypto.Passphrase;
import hcchat.client.crypto.RoomKeys;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import hcchat.wire.FrameBytes;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The way through a door with a passphrase, and out of it again.
class DoorTest {
    private static final Passphrase SHARED = Passphrase.of("four words of ours".toCharArray());
    private static final RoomKeys KEYS = RoomKeys.derive(SHARED, new ScriptedRoom().salt);
    private static final KeyMaker DERIVED = (passphrase, salt) -> KEYS.copy();
    private static final AuthorId BOB = new AuthorId(5, 6);

    private final ScriptedRoom room = new ScriptedRoom();

    @AfterAll
    static void wipe() {
        KEYS.close();
        SHARED.close();
    }

    private Scene knocking() throws Exception {
        return new Scene(room, JoinRequest.of(ScriptedRoom.CHANNEL, "alice").withPassphrase(SHARED), DERIVED);
    }

    /// The server refuses the join that comes next.
    private JsonNode shut(Scene scene) throws InterruptedException {
        JsonNode join = scene.peer.hear("join");
        scene.peer.say("{\"cmd\":\"warn\",\"refused\":\"join\",\"ref\":\""
                + join.path("id").stringValue("") + "\",\"code\":\"door_required\",\"salt\":\""
                + FrameBytes.text(room.salt) + "\",\"text\":\"\",\"time\":1}");
        return join;
    }

    @Test
    void the_proof_is_shown_to_who_asks_for_it_and_then_each_time() throws Exception {
        try (Scene scene = knocking()) {
            assertThat(shut(scene).has("door")).isFalse();
            assertThat(scene.letIn().path("door").stringValue("")).isEqualTo(KEYS.doorProof());
            scene.heard.next(RoomSignal.Entered.class);

            scene.peer.cut();
            assertThat(scene.comesBack().path("door").stringValue("")).isEqualTo(KEYS.doorProof());
        }
    }

    @Test
    void who_has_another_passphrase_stays_outside() throws Exception {
        try (Scene scene = knocking()) {
            shut(scene);
            shut(scene);
            assertThat(scene.lobby.joined().get(10, SECONDS))
                    .isEqualTo(new JoinOutcome.NotJoined(new SendOutcome.Refused("door_required")));
        }
    }

    @Test
    void who_has_no_passphrase_stays_outside() throws Exception {
        try (Scene scene = new Scene(room, JoinRequest.of(ScriptedRoom.CHANNEL, "alice"))) {
            shut(scene);
            assertThat(scene.lobby.joined().get(10, SECONDS))
                    .isEqualTo(new JoinOutcome.NotJoined(new SendOutcome.Refused("door_required")));
        }
    }

    @Test
    void a_server_with_two_salts_gets_no_further() throws Exception {
        try (Scene scene = knocking()) {
            shut(scene);
            room.salt = new byte[RoomKeys.SALT_BYTES];
            scene.letIn();
            scene.peer.hear("leave");
            assertThat(scene.lobby.joined().get(10, SECONDS))
                    .isEqualTo(new JoinOutcome.NotJoined(new SendOutcome.Refused("no_salt")));
        }
    }

    @Test
    void who_is_sent_out_hears_why_and_does_not_come_back_by_itself() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            scene.peer.say("{\"cmd\":\"left\",\"channel\":\"lobby\",\"code\":\"kicked\",\"text\":\"\",\"time\":1}");
            assertThat(scene.heard.next(RoomSignal.Ended.class).code()).isEqualTo("kicked");
        }
    }

    @Test
    void keepers_say_what_the_protocol_has_words_for() throws Exception {
        try (Scene scene = knocking()) {
            shut(scene);
            scene.letIn();
            scene.heard.next(RoomSignal.Entered.class);
            Keeper keeper = scene.lobby.keeper();

            var kicked = keeper.kick(BOB);
            JsonNode kick = scene.peer.hear("kick");
            assertThat(kick.path("whom").stringValue("")).isEqualTo(BOB.toString());
            scene.peer.say("{\"cmd\":\"ack\",\"channel\":\"lobby\",\"id\":\"" + id(kick) + "\",\"time\":1}");
            assertThat(kicked.get(10, SECONDS)).isInstanceOf(SendOutcome.Acked.class);

            var _ = keeper.unban(BOB);
            assertThat(scene.peer.hear("ban").path("until").longValue()).isZero();
            var _ = keeper.mute(BOB, 7);
            assertThat(scene.peer.hear("mute").path("until").longValue()).isEqualTo(7);
            var _ = keeper.role(BOB, Role.MODERATOR);
            assertThat(scene.peer.hear("role").path("role").stringValue("")).isEqualTo("moderator");
            var _ = keeper.lock(true);
            assertThat(scene.peer.hear("lock").path("locked").booleanValue()).isTrue();
            var _ = keeper.expire(30);
            assertThat(scene.peer.hear("expire").path("days").intValue()).isEqualTo(30);
            var _ = keeper.door(DoorKind.PASSPHRASE, HistoryRule.ALL);
            assertThat(scene.peer.hear("door").path("door").stringValue("")).isEqualTo(KEYS.doorProof());
            var _ = keeper.door(DoorKind.MEMBERS, HistoryRule.ALL);
            assertThat(scene.peer.hear("door").has("door")).isFalse();
        }
    }

    private static UUID id(JsonNode frame) {
        return UUID.fromString(frame.path("id").stringValue(""));
    }
}
