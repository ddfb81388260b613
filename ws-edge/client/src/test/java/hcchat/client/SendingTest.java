package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SendingTest {
    private static UUID id(JsonNode frame) {
        return UUID.fromString(frame.path("id").stringValue(""));
    }

    private static String warn(JsonNode refused, String rest) {
        return "{\"cmd\":\"warn\",\"channel\":\"lobby\",\"refused\":\"chat\",\"ref\":\"%s\",%s,\"text\":\"…\"}"
                .formatted(id(refused), rest);
    }

    @Test
    void acked_when_the_room_has_stored_it() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            CompletableFuture<SendOutcome> outcome = scene.lobby.chat("E2EE:aGk=");
            JsonNode said = scene.peer.hear("chat");
            scene.peer.say(scene.room.ack(id(said), 1, false));

            assertThat(outcome.get(10, SECONDS)).isEqualTo(new SendOutcome.Acked(1, 1, 7, false));
            assertThat(said.path("text").stringValue("")).isEqualTo("E2EE:aGk=");
            assertThat(said.path("channel").stringValue("")).isEqualTo("lobby");
        }
    }

    @Test
    void an_ack_does_not_move_the_cursor() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            CompletableFuture<SendOutcome> outcome = scene.lobby.chat("E2EE:aGk=");
            scene.peer.say(scene.room.ack(id(scene.peer.hear("chat")), 1, false));
            outcome.get(10, SECONDS);

            assertThat(scene.lobby.cursor()).isZero();
        }
    }

    @Test
    void each_code_means_refused_or_later_or_unknown() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            assertThat(answered(scene, "\"code\":\"encrypt_it\"")).isEqualTo(new SendOutcome.Refused("encrypt_it"));
            assertThat(answered(scene, "\"code\":\"overloaded\",\"retryAfterMs\":900"))
                    .isEqualTo(new SendOutcome.TryLater("overloaded", Duration.ofMillis(900)));
            assertThat(answered(scene, "\"code\":\"unknown\"")).isEqualTo(new SendOutcome.Unknown());
            assertThat(answered(scene, "\"code\":\"new_in_v2\"")).isEqualTo(new SendOutcome.Refused("new_in_v2"));
            assertThat(answered(scene, "\"code\":\"new_in_v3\",\"retryAfterMs\":5"))
                    .isEqualTo(new SendOutcome.TryLater("new_in_v3", Duration.ofMillis(5)));
        }
    }

    private static SendOutcome answered(Scene scene, String how) throws Exception {
        CompletableFuture<SendOutcome> outcome = scene.lobby.say(new Saying.Chat("E2EE:aGk="));
        scene.peer.say(warn(scene.peer.hear("chat"), how));
        return outcome.get(10, SECONDS);
    }

    @Test
    void unknown_when_the_socket_is_lost_before_the_ack() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            CompletableFuture<SendOutcome> outcome = scene.lobby.say(new Saying.Chat("E2EE:aGk="));
            scene.peer.hear("chat");
            scene.peer.cut();

            assertThat(outcome.get(10, SECONDS)).isEqualTo(new SendOutcome.Unknown());
        }
    }

    @Test
    void unknown_when_nobody_answers_in_time() throws Exception {
        JoinRequest request = JoinRequest.of(ScriptedRoom.CHANNEL, "alice");
        try (Scene scene = new Scene(new ScriptedRoom(), request, Duration.ofMillis(300))) {
            scene.letIn();
            scene.heard.next(RoomSignal.Entered.class);

            assertThat(scene.lobby.say(new Saying.Chat("E2EE:aGk=")).get(10, SECONDS))
                    .isEqualTo(new SendOutcome.Unknown());
        }
    }

    @Test
    void sent_again_under_its_id_when_its_outcome_was_unknown() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            UUID id = UUID.randomUUID();
            Saying saying = new Saying.Chat("E2EE:aGk=");
            CompletableFuture<SendOutcome> first = scene.lobby.say(saying, id);
            scene.peer.hear("chat");
            scene.peer.cut();
            first.get(10, SECONDS);
            scene.comesBack();
            scene.peer.say(scene.room.replay(1, 0, false));
            scene.peer.say(scene.room.synced());
            scene.heard.next(RoomSignal.Synced.class);

            CompletableFuture<SendOutcome> second = scene.lobby.say(saying, id);
            assertThat(id(scene.peer.hear("chat"))).isEqualTo(id);
            scene.peer.say(scene.room.ack(id, 1, true));
            assertThat(second.get(10, SECONDS)).isEqualTo(new SendOutcome.Acked(1, 1, 7, true));
        }
    }

    @Test
    void each_of_two_sends_of_one_id_gets_its_own_answer() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            UUID id = UUID.randomUUID();
            CompletableFuture<SendOutcome> first = scene.lobby.say(new Saying.Emote("E2EE:aGk="), id);
            CompletableFuture<SendOutcome> second = scene.lobby.say(new Saying.Emote("E2EE:aGk="), id);
            scene.peer.say(scene.room.ack(id, 1, false));
            scene.peer.say(scene.room.ack(id, 1, true));

            assertThat(first.get(10, SECONDS)).isEqualTo(new SendOutcome.Acked(1, 1, 7, false));
            assertThat(second.get(10, SECONDS)).isEqualTo(new SendOutcome.Acked(1, 1, 7, true));
        }
    }

    @Test
    void told_to_come_later_when_there_is_no_socket() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            scene.peer.cut();
            scene.heard.next(RoomSignal.Lost.class);

            assertThat(scene.lobby.say(new Saying.Chat("E2EE:aGk=")).get(10, SECONDS))
                    .isInstanceOf(SendOutcome.TryLater.class);
        }
    }

    @Test
    void refused_when_the_room_was_left() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            CompletableFuture<SendOutcome> left = scene.lobby.leave();
            scene.peer.hear("leave");
            scene.peer.say("{\"cmd\":\"left\",\"channel\":\"lobby\"}");

            assertThat(left.get(10, SECONDS)).isInstanceOf(SendOutcome.Acked.class);
            assertThat(scene.heard.next(RoomSignal.Ended.class).code()).isEqualTo("left");
            assertThat(scene.lobby.say(new Saying.Chat("E2EE:aGk=")).get(10, SECONDS))
                    .isEqualTo(new SendOutcome.Refused("not_joined"));
        }
    }
}
