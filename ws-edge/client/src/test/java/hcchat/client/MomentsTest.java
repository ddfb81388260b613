package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.room.AuthorId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is told and never stored, both ways.
class MomentsTest {
    private static final AuthorId BOB = new AuthorId(7, 8);

    private final ScriptedRoom room = new ScriptedRoom();

    private static Person bob(String nick) {
        return new Person(BOB, nick, 9, null, "f00");
    }

    private static String frame(String cmd, String rest) {
        return "{\"cmd\":\"%s\",\"channel\":\"lobby\",%s}".formatted(cmd, rest);
    }

    private static String looks(String cmd, AuthorId author, String nick) {
        return frame(
                cmd,
                "\"nick\":\"%s\",\"userid\":9,\"trip\":\"\",\"color\":\"f00\",\"author\":\"%s\""
                        .formatted(nick, author));
    }

    private String whisper(UUID id, String text) {
        return frame(
                "whisper",
                "\"id\":\"%s\",\"author\":\"%s\",\"nick\":\"bob\",\"whom\":\"%s\",\"whomNick\":\"alice\",\"text\":\"%s\",\"time\":5"
                        .formatted(id, BOB, room.alice(), text));
    }

    @Test
    void who_is_there_follows_from_who_comes_goes_and_looks_otherwise() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            Person alice = new Person(room.alice(), "alice", 7, null, null);
            assertThat(scene.lobby.people()).containsExactly(alice);
            scene.peer.say(looks("onlineAdd", BOB, "bob"));
            assertThat(scene.heard.next(RoomSignal.Came.class).who()).isEqualTo(bob("bob"));
            assertThat(scene.lobby.people()).containsExactly(alice, bob("bob"));
            scene.peer.say(looks("updateUser", BOB, "rob"));
            assertThat(scene.heard.next(RoomSignal.Changed.class))
                    .isEqualTo(new RoomSignal.Changed(bob("bob"), bob("rob")));
            scene.peer.say(frame("onlineRemove", "\"nick\":\"rob\",\"userid\":9,\"author\":\"" + BOB + "\""));

            assertThat(scene.heard.next(RoomSignal.Went.class).who()).isEqualTo(bob("rob"));
            assertThat(scene.lobby.people()).containsExactly(alice);
        }
    }

    @Test
    void comes_back_under_the_nick_of_today() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            CompletableFuture<SendOutcome> outcome = scene.lobby.changeNick("alicia");
            JsonNode asked = scene.peer.hear("changenick");
            assertThat(asked.path("nick").stringValue("")).isEqualTo("alicia");
            scene.peer.say(frame("ack", "\"id\":\"" + asked.path("id").stringValue("") + "\""));
            scene.peer.say(looks("updateUser", room.alice(), "alicia"));
            assertThat(outcome.get(10, SECONDS)).isInstanceOf(SendOutcome.Acked.class);
            scene.heard.next(RoomSignal.Changed.class);
            scene.peer.cut();

            assertThat(scene.comesBack().path("nick").stringValue("")).isEqualTo("alicia");
        }
    }

    @Test
    void a_whisper_is_posted_to_an_author_and_heard_from_one() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            CompletableFuture<SendOutcome> outcome = scene.lobby.whisper(BOB, "psst");
            JsonNode said = scene.peer.hear("whisper");
            assertThat(said.path("whom").stringValue("")).isEqualTo(BOB.toString());
            assertThat(said.path("text").stringValue("")).isEqualTo("psst");
            scene.peer.say(frame("ack", "\"id\":\"" + said.path("id").stringValue("") + "\""));
            assertThat(outcome.get(10, SECONDS)).isInstanceOf(SendOutcome.Acked.class);
            UUID id = UUID.randomUUID();
            scene.peer.say(whisper(id, "what"));

            assertThat(scene.heard.next(RoomSignal.Whispered.class))
                    .isEqualTo(new RoomSignal.Whispered(
                            id, BOB, "bob", room.alice(), "alice", 5, new Words.AsItCame("what")));
        }
    }

    @Test
    void a_whisper_that_comes_twice_is_told_once() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            UUID id = UUID.randomUUID();
            UUID other = UUID.randomUUID();
            scene.peer.say(whisper(id, "one"));
            scene.peer.say(whisper(id, "one"));
            scene.peer.say(whisper(other, "two"));

            assertThat(scene.heard.next(RoomSignal.Whispered.class).id()).isEqualTo(id);
            assertThat(scene.heard.next(RoomSignal.Whispered.class).id()).isEqualTo(other);
        }
    }

    @Test
    void typing_is_told_once_however_many_keys_are_hit() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            scene.lobby.typing();
            scene.lobby.typing();
            var _ = scene.lobby.head();
            scene.peer.hear("typing");
            scene.peer.hear("head");
            scene.peer.say(frame("typing", "\"author\":\"" + BOB + "\",\"nick\":\"bob\""));

            assertThat(scene.heard.next(RoomSignal.Typing.class)).isEqualTo(new RoomSignal.Typing(BOB, "bob"));
        }
    }

    @Test
    void how_far_one_has_come_is_told_at_once_and_then_the_newest_a_second_later() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            scene.lobby.seen(1, 0);
            scene.lobby.seen(2, 1);
            scene.lobby.seen(3, 2);
            scene.lobby.seen(3, 2);
            JsonNode first = scene.peer.hear("seen");
            JsonNode second = scene.peer.hear("seen");
            scene.peer.say(frame("seen", "\"author\":\"" + BOB + "\",\"nick\":\"bob\",\"delivered\":3,\"read\":2"));

            assertThat(first.path("delivered").longValue(-1)).isEqualTo(1);
            assertThat(second.path("delivered").longValue(-1)).isEqualTo(3);
            assertThat(second.path("read").longValue(-1)).isEqualTo(2);
            assertThat(scene.heard.next(RoomSignal.Seen.class)).isEqualTo(new RoomSignal.Seen(BOB, "bob", 3, 2));
        }
    }

    @Test
    void how_far_one_has_come_meanwhile_is_told_when_there_is_a_socket_again() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            scene.peer.cut();
            scene.heard.next(RoomSignal.Lost.class);
            scene.lobby.seen(1, 1);
            scene.comesBack();

            assertThat(scene.peer.hear("seen").path("read").longValue(-1)).isEqualTo(1);
        }
    }

    @Test
    void an_invitation_names_whom_and_where() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            var _ = scene.lobby.invite(BOB, "parlour");
            JsonNode asked = scene.peer.hear("invite");
            assertThat(asked.path("whom").stringValue("")).isEqualTo(BOB.toString());
            assertThat(asked.path("to").stringValue("")).isEqualTo("parlour");
            scene.peer.say(frame(
                    "invite",
                    "\"author\":\"%s\",\"nick\":\"bob\",\"whom\":\"%s\",\"whomNick\":\"alice\",\"inviteChannel\":\"attic\""
                            .formatted(BOB, room.alice())));

            assertThat(scene.heard.next(RoomSignal.Invited.class))
                    .isEqualTo(new RoomSignal.Invited(BOB, "bob", room.alice(), "alice", "attic"));
        }
    }

    @Test
    void what_this_client_has_no_word_for_is_passed_on() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            scene.peer.say(frame("aurora", "\"green\":true"));

            assertThat(scene.heard.next(RoomSignal.Passing.class).cmd()).isEqualTo("aurora");
        }
    }

    @Test
    void several_rooms_are_spoken_of_on_one_socket() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            Heard elsewhere = new Heard();
            Room parlour = scene.client.join(JoinRequest.of("parlour", "alice"), elsewhere);
            scene.peer.hear("join");
            scene.peer.say(room.onlineSet().replace("\"lobby\"", "\"parlour\""));
            elsewhere.next(RoomSignal.Entered.class);
            var _ = parlour.chat("E2EE:aGk=");
            assertThat(scene.peer.hear("chat").path("channel").stringValue("")).isEqualTo("parlour");
            scene.peer.say(room.post("E2EE:YQ=="));
            scene.heard.next(Told.class);

            assertThat(elsewhere.all()).noneMatch(Told.class::isInstance);
            assertThat(parlour.cursor()).isZero();
        }
    }
}
