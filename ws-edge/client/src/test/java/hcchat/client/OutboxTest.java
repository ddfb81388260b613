package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OutboxTest {
    private static final JoinRequest REQUEST = JoinRequest.of(ScriptedRoom.CHANNEL, "alice");
    private static final Saying HELLO = new Saying.Chat("E2EE:aGk=");

    private final ScriptedRoom room = new ScriptedRoom();

    private static UUID id(JsonNode frame) {
        return UUID.fromString(frame.path("id").stringValue(""));
    }

    private static String text(JsonNode frame) {
        return frame.path("text").stringValue("");
    }

    private static void answer(Scene scene, JsonNode asked, String rest) {
        scene.peer.say("{\"cmd\":\"warn\",\"channel\":\"lobby\",\"refused\":\"chat\",\"ref\":\"%s\",%s,\"text\":\"…\"}"
                .formatted(id(asked), rest));
    }

    private static void ack(Scene scene, JsonNode asked) {
        scene.peer.say(scene.room.ack(id(asked), 1, false));
    }

    private static void comesBack(Scene scene) throws InterruptedException {
        scene.comesBack();
        scene.peer.say(scene.room.replay(1, 0, false));
        scene.peer.say(scene.room.synced());
    }

    @Test
    void taken_out_when_it_is_acknowledged() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            Posting posting = scene.lobby.post(HELLO);
            posting.kept().get(10, SECONDS);
            JsonNode said = scene.peer.hear("chat");
            assertThat(scene.lobby.outbox()).extracting(Unsent::id).containsExactly(posting.id());
            ack(scene, said);

            assertThat(posting.outcome().get(10, SECONDS)).isEqualTo(new SendOutcome.Acked(1, 1, 7, false));
            assertThat(id(said)).isEqualTo(posting.id());
            assertThat(scene.lobby.outbox()).isEmpty();
            assertThat(scene.heard.next(RoomSignal.Delivered.class).id()).isEqualTo(posting.id());
        }
    }

    @Test
    void in_the_diary_before_the_server_hears_it() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            Posting posting = scene.lobby.post(HELLO);
            scene.peer.hear("chat");

            assertThat(scene.diary.room("lobby").letters())
                    .extracting(kept -> kept.letter().id())
                    .containsExactly(posting.id());
        }
    }

    @Test
    void sent_again_as_it_was_when_the_socket_is_lost_before_the_answer() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            Posting posting = scene.lobby.post(HELLO);
            JsonNode first = scene.peer.hear("chat");
            scene.peer.cut();
            comesBack(scene);
            JsonNode again = scene.peer.hear("chat");
            ack(scene, again);

            assertThat(again).isEqualTo(first);
            assertThat(posting.outcome().get(10, SECONDS)).isInstanceOf(SendOutcome.Acked.class);
        }
    }

    @Test
    void sent_again_when_nobody_answers_in_time() throws Exception {
        try (Scene scene = new Scene(room, REQUEST, Duration.ofMillis(200))) {
            scene.letIn();
            var _ = scene.lobby.post(HELLO);
            JsonNode first = scene.peer.hear("chat");

            assertThat(scene.peer.hear("chat")).isEqualTo(first);
            assertThat(scene.heard.next(RoomSignal.Delayed.class).why()).isEqualTo(new SendOutcome.Unknown());
        }
    }

    @Test
    void nothing_overtakes_what_the_server_wants_later() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            var _ = scene.lobby.chat("E2EE:YQ==");
            var _ = scene.lobby.chat("E2EE:Yg==");
            JsonNode first = scene.peer.hear("chat");
            answer(scene, first, "\"code\":\"rate_limited\",\"retryAfterMs\":20");
            JsonNode again = scene.peer.hear("chat");
            ack(scene, again);

            assertThat(again).isEqualTo(first);
            assertThat(text(scene.peer.hear("chat"))).isEqualTo("E2EE:Yg==");
            RoomSignal.Delayed delayed = scene.heard.next(RoomSignal.Delayed.class);
            assertThat(delayed.why()).isEqualTo(new SendOutcome.TryLater("rate_limited", Duration.ofMillis(20)));
            assertThat(delayed.nextTry()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        }
    }

    @Test
    void taken_out_and_told_with_its_words_when_it_is_refused() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            Posting posting = scene.lobby.post(HELLO);
            answer(scene, scene.peer.hear("chat"), "\"code\":\"too_large\"");

            assertThat(posting.outcome().get(10, SECONDS)).isEqualTo(new SendOutcome.Refused("too_large"));
            RoomSignal.NotDelivered told = scene.heard.next(RoomSignal.NotDelivered.class);
            assertThat(told.code()).isEqualTo("too_large");
            assertThat(told.unsent().saying()).isEqualTo(HELLO);
            assertThat(scene.lobby.outbox()).isEmpty();
            assertThat(scene.diary.room("lobby").letters()).isEmpty();
        }
    }

    @Test
    void sent_by_the_next_program_as_it_was() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            Posting posting = scene.lobby.post(HELLO);
            JsonNode first = scene.peer.hear("chat");
            scene.restart(REQUEST);
            assertThat(posting.outcome().get(10, SECONDS)).isEqualTo(new SendOutcome.Unknown());
            assertThat(scene.lobby.outbox()).extracting(Unsent::id).containsExactly(posting.id());
            scene.letIn();
            JsonNode again = scene.peer.hear("chat");
            ack(scene, again);

            assertThat(again).isEqualTo(first);
            assertThat(scene.heard.next(RoomSignal.Delivered.class).id()).isEqualTo(posting.id());
            assertThat(scene.diary.room("lobby").letters()).isEmpty();
        }
    }

    @Test
    void what_is_posted_before_the_room_was_entered_is_sent_then() throws Exception {
        try (Scene scene = new Scene(room, REQUEST)) {
            var _ = scene.lobby.post(HELLO);
            scene.letIn();

            assertThat(text(scene.peer.hear("chat"))).isEqualTo("E2EE:aGk=");
        }
    }

    @Test
    void the_thousand_and_first_is_told_to_come_later() throws Exception {
        try (Scene scene = new Scene(room, REQUEST)) {
            List<Posting> taken = IntStream.range(0, 1_000)
                    .mapToObj(i -> scene.lobby.post(HELLO))
                    .toList();

            assertThat(scene.lobby.post(HELLO).outcome().get(10, SECONDS))
                    .isInstanceOfSatisfying(
                            SendOutcome.TryLater.class,
                            later -> assertThat(later.code()).isEqualTo("outbox_full"));
            assertThat(scene.lobby.outbox()).hasSameSizeAs(taken);
        }
    }

    @Test
    void refused_when_the_room_was_left() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            var _ = scene.lobby.leave();
            scene.peer.hear("leave");
            scene.peer.say("{\"cmd\":\"left\",\"channel\":\"lobby\"}");
            scene.heard.next(RoomSignal.Ended.class);

            assertThat(scene.lobby.chat("E2EE:aGk=").get(10, SECONDS)).isEqualTo(new SendOutcome.Refused("not_joined"));
        }
    }
}
