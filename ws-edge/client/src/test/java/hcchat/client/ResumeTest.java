package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResumeTest {
    @Test
    void the_cursor_starts_at_the_head_when_joined_without_a_past() throws Exception {
        try (Scene scene = Scene.joined(ScriptedRoom.with(3))) {
            scene.peer.say(scene.room.post("E2EE:next"));

            assertThat(scene.heard.textsUntil(4)).containsExactly("E2EE:next");
            assertThat(scene.lobby.cursor()).isEqualTo(4);
        }
    }

    @Test
    void a_late_joiner_reads_the_past_and_then_what_is_live() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(2))) {
            scene.peer.say(scene.room.post("E2EE:live"));

            assertThat(scene.heard.textsUntil(3)).containsExactly("E2EE:message1", "E2EE:message2", "E2EE:live");
        }
    }

    @Test
    void resumes_after_its_cursor_with_its_token_when_the_socket_is_cut() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(2))) {
            scene.peer.cut();
            scene.room.post("E2EE:missed");
            JsonNode join = scene.comesBack();
            scene.replay(3, 3);

            assertThat(join.path("after").longValue(-1)).isEqualTo(2);
            assertThat(join.path("epoch").intValue(-1)).isEqualTo(1);
            assertThat(join.path("token").stringValue("")).isEqualTo("hcs1.secret");
            assertThat(scene.heard.textsUntil(3)).containsExactly("E2EE:message1", "E2EE:message2", "E2EE:missed");
        }
    }

    @Test
    void resumes_in_mid_replay_when_the_socket_is_closed_there() throws Exception {
        try (Scene scene = Scene.joined(ScriptedRoom.with(1))) {
            scene.peer.close();
            scene.heard.next(RoomSignal.Lost.class);
            scene.room.post("E2EE:a");
            scene.room.post("E2EE:b");
            scene.comesBack();
            scene.peer.say(scene.room.replay(2, 3, false));
            scene.peer.say(scene.room.frame(2, true));
            scene.heard.next(Told.class);
            scene.peer.cut();
            JsonNode join = scene.comesBack();
            scene.replay(3, 3);

            assertThat(join.path("after").longValue(-1)).isEqualTo(2);
            assertThat(scene.heard.textsUntil(3)).containsExactly("E2EE:a", "E2EE:b");
        }
    }

    @Test
    void what_a_cut_replay_left_out_is_named_and_can_be_paged() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(1))) {
            scene.peer.cut();
            for (int i = 2; i <= 9; i++) {
                scene.room.post("E2EE:message" + i);
            }
            scene.comesBack();
            scene.peer.say(scene.room.replay(8, 9, true));
            scene.peer.say(scene.room.frame(8, true));
            scene.peer.say(scene.room.frame(9, true));
            scene.peer.say(scene.room.synced());
            assertThat(scene.heard.next(RoomSignal.Missed.class)).isEqualTo(new RoomSignal.Missed(2, 7, true));

            CompletableFuture<HistoryOutcome> asked = scene.lobby.history(8, 500);
            assertThat(scene.peer.hear("history").path("before").longValue(0)).isEqualTo(8);
            for (int seq = 2; seq <= 7; seq++) {
                scene.peer.say(scene.room.frame(seq, false));
            }
            scene.peer.say(scene.room.page(2, false));
            assertThat(asked.get(10, SECONDS)).isInstanceOfSatisfying(HistoryOutcome.Page.class, page -> {
                assertThat(page.told()).hasSize(6);
                assertThat(page.first()).isEqualTo(2);
                assertThat(page.proven()).isTrue();
            });
        }
    }

    @Test
    void a_page_and_what_is_live_do_not_mix() throws Exception {
        try (Scene scene = Scene.joined(ScriptedRoom.with(4))) {
            CompletableFuture<HistoryOutcome> asked = scene.lobby.history(Long.MAX_VALUE, 2);
            assertThat(scene.peer.hear("history").path("before").longValue(0)).isEqualTo(5);
            scene.peer.say(scene.room.frame(3, false));
            scene.peer.say(scene.room.post("E2EE:live"));
            scene.peer.say(scene.room.frame(4, false));
            scene.peer.say(scene.room.page(3, false));

            assertThat(asked.get(10, SECONDS))
                    .isInstanceOfSatisfying(
                            HistoryOutcome.Page.class,
                            page -> assertThat(page.told())
                                    .extracting(Told::from)
                                    .containsExactly(3L, 4L));
            assertThat(scene.heard.textsUntil(5)).containsExactly("E2EE:live");
        }
    }

    @Test
    void no_page_when_the_question_is_refused() throws Exception {
        try (Scene scene = Scene.joined(ScriptedRoom.with(4))) {
            CompletableFuture<HistoryOutcome> asked = scene.lobby.history(5, 2);
            String ref = scene.peer.hear("history").path("id").stringValue("");
            scene.peer.say("{\"cmd\":\"warn\",\"channel\":\"lobby\",\"refused\":\"history\",\"ref\":\"" + ref
                    + "\",\"code\":\"forbidden\"}");

            assertThat(asked.get(10, SECONDS))
                    .isEqualTo(new HistoryOutcome.NoPage(new SendOutcome.Refused("forbidden")));
        }
    }

    @Test
    void drops_what_never_was_when_the_server_was_restored() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(5))) {
            scene.peer.cut();
            scene.room.restoreTo(3);
            scene.room.post("E2EE:another4");
            scene.comesBack();
            scene.peer.say("{\"cmd\":\"resync\",\"channel\":\"lobby\",\"epoch\":2,\"from\":3}");
            assertThat(scene.heard.next(RoomSignal.Resynced.class)).isEqualTo(new RoomSignal.Resynced(2, 3));

            JsonNode join = scene.comesBack();
            assertThat(join.path("after").longValue(-1)).isEqualTo(3);
            assertThat(join.path("epoch").intValue(-1)).isEqualTo(2);
            scene.replay(4, 4);
            assertThat(scene.heard.next(RoomSignal.Synced.class).head()).isEqualTo(new HeadCheck.Proven(2, 4));
        }
    }

    @Test
    void resumes_at_its_cursor_when_an_event_is_missing_on_the_way() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(1))) {
            scene.room.post("E2EE:lost");
            scene.peer.say(scene.room.post("E2EE:early"));
            assertThat(scene.heard.next(RoomSignal.OutOfTurn.class)).isEqualTo(new RoomSignal.OutOfTurn(2, 3));

            assertThat(scene.comesBack().path("after").longValue(-1)).isEqualTo(1);
            scene.replay(2, 3);
            assertThat(scene.heard.textsUntil(3)).containsExactly("E2EE:message1", "E2EE:lost", "E2EE:early");
        }
    }

    @Test
    void an_event_told_twice_is_delivered_once_and_reported() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            String once = scene.room.post("E2EE:once");
            scene.peer.say(once);
            scene.peer.say(once);
            scene.peer.say(scene.room.post("E2EE:then"));

            assertThat(scene.heard.textsUntil(2)).containsExactly("E2EE:once", "E2EE:then");
            assertThat(scene.heard.all()).contains(new RoomSignal.OutOfTurn(2, 1));
        }
    }

    @Test
    void the_join_is_refused_for_good_when_the_server_says_so() throws Exception {
        JoinRequest request = JoinRequest.of(ScriptedRoom.CHANNEL, "alice");
        try (Scene scene = new Scene(new ScriptedRoom(), request)) {
            String ref = scene.peer.hear("join").path("id").stringValue("");
            scene.peer.say("{\"cmd\":\"warn\",\"channel\":\"lobby\",\"refused\":\"join\",\"ref\":\"" + ref
                    + "\",\"code\":\"nick_taken\"}");

            assertThat(scene.lobby.joined().get(10, SECONDS))
                    .isEqualTo(new JoinOutcome.NotJoined(new SendOutcome.Refused("nick_taken")));
        }
    }

    @Test
    void does_not_come_back_when_another_socket_of_the_device_took_over() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            Posting posting = scene.lobby.post(new Saying.Chat("E2EE:aGk="));
            scene.peer.hear("chat");
            scene.peer.close(4001);

            assertThat(scene.heard.next(RoomSignal.Ended.class).code()).isEqualTo("replaced");
            assertThat(posting.outcome().get(10, SECONDS)).isEqualTo(new SendOutcome.Unknown());
            assertThat(scene.heard.all()).noneMatch(RoomSignal.Lost.class::isInstance);
            assertThatThrownBy(() -> scene.client.join(JoinRequest.of("parlour", "alice"), signal -> {}))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void stays_away_for_as_long_as_a_full_server_says() throws Exception {
        try (Scene scene = new Scene(new ScriptedRoom(), JoinRequest.of(ScriptedRoom.CHANNEL, "alice"))) {
            String ref = scene.peer.hear("join").path("id").stringValue("");
            scene.peer.say("{\"cmd\":\"warn\",\"channel\":\"lobby\",\"refused\":\"join\",\"ref\":\"" + ref
                    + "\",\"code\":\"address_full\",\"retryAfterMs\":60000}");
            scene.peer.close(1013);

            assertThat(scene.heard.next(RoomSignal.Lost.class).nextTry()).isGreaterThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void comes_back_when_a_socket_is_silent_for_too_long() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                ChatClient client = ChatClient.open(ClientSettings.of(server.uri())
                        .withRetry(Duration.ofMillis(1), Duration.ofMillis(1))
                        .withSilence(Duration.ofMillis(200)))) {
            client.join(JoinRequest.of("lobby", "alice"), signal -> {});
            server.accept().hear("join");

            server.accept().hear("join");
        }
    }

    @Test
    void what_may_not_be_read_is_named_as_such() throws Exception {
        JoinRequest request = JoinRequest.of(ScriptedRoom.CHANNEL, "alice").withAfter(0);
        try (Scene scene = new Scene(ScriptedRoom.with(4), request)) {
            scene.letIn();
            scene.replay(3, 4);

            assertThat(scene.heard.next(RoomSignal.Missed.class)).isEqualTo(new RoomSignal.Missed(1, 2, false));
            assertThat(scene.heard.textsUntil(4)).containsExactly("E2EE:message3", "E2EE:message4");
        }
    }
}
