package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChainCheckTest {
    @Test
    void proven_when_the_frames_lead_to_the_signed_link() throws Exception {
        try (Scene scene =
                new Scene(ScriptedRoom.with(3), JoinRequest.of("lobby", "alice").withAfter(0))) {
            scene.letIn();
            scene.replay(1, 3);

            assertThat(scene.heard.next(RoomSignal.Synced.class).head()).isEqualTo(new HeadCheck.Proven(1, 3));
            assertThat(scene.lobby.provenTo()).isEqualTo(3);
        }
    }

    @Test
    void proven_through_bodies_that_are_gone() throws Exception {
        try (Scene scene =
                new Scene(ScriptedRoom.with(6), JoinRequest.of("lobby", "alice").withAfter(0))) {
            scene.letIn();
            scene.peer.say(scene.room.replay(1, 6, false));
            scene.peer.say(scene.room.frame(1, true));
            scene.peer.say(scene.room.gone(2));
            scene.peer.say(scene.room.gone(3, 5));
            scene.peer.say(scene.room.frame(6, true));
            scene.peer.say(scene.room.synced());

            assertThat(scene.heard.next(RoomSignal.Synced.class).head()).isEqualTo(new HeadCheck.Proven(1, 6));
            assertThat(scene.heard.all()).contains(new Told.Gone(2, 2), new Told.Gone(3, 5));
        }
    }

    @Test
    void forked_when_a_text_was_changed_on_the_way() throws Exception {
        try (Scene scene =
                new Scene(ScriptedRoom.with(2), JoinRequest.of("lobby", "alice").withAfter(0))) {
            scene.letIn();
            scene.peer.say(scene.room.replay(1, 2, false));
            scene.peer.say(scene.room.frame(1, true).replace("message1", "massage1"));
            scene.peer.say(scene.room.frame(2, true));
            scene.peer.say(scene.room.synced());

            assertThat(scene.heard.next(RoomSignal.Distrusted.class).why()).isEqualTo(new HeadCheck.Forked(1, 2));
            assertThat(scene.lobby.provenTo()).isZero();
        }
    }

    @Test
    void forked_when_the_past_is_another_one_after_a_reconnect() throws Exception {
        try (Scene scene = Scene.caughtUp(ScriptedRoom.with(2))) {
            scene.peer.cut();
            scene.room.restoreTo(1);
            scene.room.epoch = 1;
            scene.room.post("E2EE:rewritten");
            scene.room.post("E2EE:new");
            scene.comesBack();
            scene.replay(3, 3);

            assertThat(scene.heard.next(RoomSignal.Distrusted.class).why()).isEqualTo(new HeadCheck.Forked(1, 2));
        }
    }

    @Test
    void distrusted_when_the_signature_is_another_ones() throws Exception {
        try (Scene scene = Scene.joined(ScriptedRoom.with(1))) {
            CompletableFuture<HeadCheck> asked = scene.lobby.head();
            scene.peer.say(ScriptedRoom.with(1).synced(scene.peer.hear("head")));

            assertThat(asked.get(10, SECONDS)).isEqualTo(new HeadCheck.BadSignature(1, 1));
            assertThat(scene.heard.next(RoomSignal.Distrusted.class).why()).isEqualTo(new HeadCheck.BadSignature(1, 1));
        }
    }

    @Test
    void distrusted_when_the_server_shows_another_key() throws Exception {
        try (Scene scene = Scene.joined(ScriptedRoom.with(1))) {
            scene.peer.cut();
            scene.peer = scene.server.accept();
            scene.peer.hear("join");
            scene.peer.say(ScriptedRoom.with(1).onlineSet());

            assertThat(scene.heard.next(RoomSignal.Distrusted.class).why()).isEqualTo(new HeadCheck.BadSignature(1, 1));
        }
    }

    @Test
    void a_head_ahead_of_the_frames_is_compared_when_they_come() throws Exception {
        try (Scene scene = Scene.joined(ScriptedRoom.with(1))) {
            CompletableFuture<HeadCheck> asked = scene.lobby.head();
            JsonNode question = scene.peer.hear("head");
            String late = scene.room.post("E2EE:late");
            scene.peer.say(scene.room.synced(question));
            assertThat(asked.get(10, SECONDS)).isEqualTo(new HeadCheck.Ahead(1, 2));
            scene.peer.say(late);
            scene.heard.next(Told.class);

            assertThat(scene.heard.next(RoomSignal.Synced.class).head()).isEqualTo(new HeadCheck.Proven(1, 2));
        }
    }

    @Test
    void no_page_when_it_contradicts_what_was_seen() throws Exception {
        try (Scene scene = Scene.joined(ScriptedRoom.with(3))) {
            CompletableFuture<HistoryOutcome> asked = scene.lobby.history(4, 2);
            scene.peer.hear("history");
            scene.peer.say(scene.room.frame(2, false));
            scene.peer.say(scene.room.frame(3, false).replace("message3", "massage3"));
            scene.peer.say(scene.room.page(2, false));

            assertThat(asked.get(10, SECONDS)).isEqualTo(new HistoryOutcome.NoPage(new SendOutcome.Refused("forked")));
            assertThat(scene.heard.next(RoomSignal.Distrusted.class).why()).isInstanceOf(HeadCheck.Forked.class);
        }
    }

    @Test
    void an_event_of_a_later_version_goes_into_the_chain_by_its_digest() throws Exception {
        try (Scene scene = Scene.joined(new ScriptedRoom())) {
            scene.room.post("E2EE:poll");
            String digest = scene.room.gone(1).replaceAll(".*\"digest\":\"([^\"]+)\".*", "$1");
            scene.peer.say("{\"cmd\":\"poll\",\"channel\":\"lobby\",\"seq\":1,\"digest\":\"" + digest + "\"}");
            scene.heard.next(Told.Unreadable.class);
            CompletableFuture<HeadCheck> asked = scene.lobby.head();
            scene.peer.say(scene.room.synced(scene.peer.hear("head")));

            assertThat(asked.get(10, SECONDS)).isEqualTo(new HeadCheck.Proven(1, 1));
        }
    }

    @Test
    void a_head_that_was_asked_for_does_not_end_a_replay() throws Exception {
        try (Scene scene =
                new Scene(ScriptedRoom.with(2), JoinRequest.of("lobby", "alice").withAfter(0))) {
            scene.letIn();
            scene.peer.say(scene.room.replay(1, 2, false));
            scene.heard.next(RoomSignal.Replaying.class);
            CompletableFuture<HeadCheck> asked = scene.lobby.head();
            CompletableFuture<HistoryOutcome> page = scene.lobby.history(3, 1);
            scene.peer.say(scene.room.synced(scene.peer.hear("head")));
            assertThat(asked.get(10, SECONDS)).isEqualTo(new HeadCheck.Ahead(1, 2));
            scene.peer.say(scene.room.frame(1, true));
            scene.peer.say(scene.room.frame(2, true));
            scene.peer.say(scene.room.synced());

            // Only now is there room for the page.
            scene.peer.hear("history");
            scene.peer.say(scene.room.frame(2, true));
            scene.peer.say(scene.room.page(2, false));
            assertThat(page.get(10, SECONDS)).isInstanceOf(HistoryOutcome.Page.class);
        }
    }
}
