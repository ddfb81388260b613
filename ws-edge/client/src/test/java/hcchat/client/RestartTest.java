package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Another program goes on with the diary of the one before.
class RestartTest {
    private static final JoinRequest REQUEST = JoinRequest.of(ScriptedRoom.CHANNEL, "alice");

    @Test
    void goes_on_as_the_same_holder_behind_what_was_told() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(2))) {
            scene.room.post("E2EE:missed");
            scene.restart(REQUEST);
            JsonNode join = scene.letIn();
            scene.replay(3, 3);

            assertThat(join.path("token").stringValue("")).isEqualTo("hcs1.secret");
            assertThat(join.path("after").longValue(-1)).isEqualTo(2);
            assertThat(join.path("epoch").intValue(-1)).isEqualTo(1);
            assertThat(scene.heard.textsUntil(3)).containsExactly("E2EE:message1", "E2EE:message2", "E2EE:missed");
            assertThat(scene.heard.next(RoomSignal.Synced.class).head()).isEqualTo(new HeadCheck.Proven(1, 3));
        }
    }

    @Test
    void begins_where_the_caller_says_and_holds_the_server_to_what_it_showed() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(2))) {
            scene.room.restoreTo(0);
            scene.room.epoch = 1;
            scene.room.post("E2EE:another1");
            scene.room.post("E2EE:another2");
            scene.restart(REQUEST.withAfter(0));
            assertThat(scene.letIn().path("after").longValue(-1)).isZero();
            scene.replay(1, 2);

            assertThat(scene.heard.next(RoomSignal.Distrusted.class).why()).isEqualTo(new HeadCheck.Forked(1, 2));
        }
    }

    @Test
    void another_history_is_told_of_at_each_start() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(2))) {
            scene.room.restoreTo(1);
            scene.room.epoch = 1;
            scene.room.post("E2EE:another2");
            scene.room.post("E2EE:another3");
            scene.restart(REQUEST);
            scene.letIn();
            scene.replay(3, 3);
            assertThat(scene.heard.next(RoomSignal.Distrusted.class).why()).isEqualTo(new HeadCheck.Forked(1, 2));

            scene.heard.next(RoomSignal.Synced.class);
            scene.restart(REQUEST);
            scene.letIn();
            assertThat(scene.heard.next(RoomSignal.Distrusted.class).why()).isInstanceOf(HeadCheck.Forked.class);
        }
    }

    @Test
    void another_server_is_not_believed() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(1))) {
            scene.restart(REQUEST);
            scene.peer.hear("join");
            scene.peer.say(ScriptedRoom.with(1).onlineSet());

            assertThat(scene.heard.next(RoomSignal.Distrusted.class).why()).isEqualTo(new HeadCheck.BadSignature(1, 1));
        }
    }

    @Test
    void another_key_is_not_believed_in_a_new_room_either() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(1))) {
            Heard elsewhere = new Heard();
            scene.client.join(JoinRequest.of("parlour", "alice"), elsewhere);
            scene.peer.hear("join");
            scene.peer.say(ScriptedRoom.with(1).onlineSet().replace("\"lobby\"", "\"parlour\""));

            assertThat(elsewhere.next(RoomSignal.Distrusted.class).why()).isEqualTo(new HeadCheck.BadSignature(1, 1));
        }
    }

    @Test
    void the_head_that_was_proven_is_known() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(2))) {
            scene.restart(REQUEST);

            assertThat(scene.lobby.provenTo()).isEqualTo(2);
            assertThat(scene.lobby.cursor()).isEqualTo(2);
            assertThat(scene.diary.room("lobby").proven()).isNotNull();
        }
    }

    @Test
    void becomes_somebody_new_when_its_token_is_not_taken_any_more() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(1))) {
            scene.restart(REQUEST);
            String ref = scene.peer.hear("join").path("id").stringValue("");
            scene.peer.say("{\"cmd\":\"warn\",\"channel\":\"lobby\",\"refused\":\"join\",\"ref\":\"" + ref
                    + "\",\"code\":\"bad_token\"}");

            assertThat(scene.letIn().has("token")).isFalse();
            assertThat(scene.lobby.joined().get(10, SECONDS)).isInstanceOf(JoinOutcome.Joined.class);
        }
    }

    @Test
    void the_first_join_is_tried_again_when_the_server_wants_it_later() throws Exception {
        try (Scene scene = new Scene(new ScriptedRoom(), REQUEST)) {
            String ref = scene.peer.hear("join").path("id").stringValue("");
            scene.peer.say("{\"cmd\":\"warn\",\"channel\":\"lobby\",\"refused\":\"join\",\"ref\":\"" + ref
                    + "\",\"code\":\"overloaded\",\"retryAfterMs\":5}");
            scene.letIn();

            assertThat(scene.lobby.joined().get(10, SECONDS)).isInstanceOf(JoinOutcome.Joined.class);
        }
    }
}
