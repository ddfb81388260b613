package hcchat.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.client.crypto.Opened;
import hcchat.client.crypto.Passphrase;
import hcchat.client.crypto.Place;
import hcchat.client.crypto.Refusal;
import hcchat.client.crypto.RoomCipher;
import hcchat.client.crypto.RoomKeys;
import hcchat.client.crypto.Sealing;
import hcchat.room.AuthorId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EncryptedRoomTest {
    private static final Passphrase SHARED = Passphrase.of("four words of ours".toCharArray());
    private static final RoomKeys KEYS = RoomKeys.derive(SHARED, new ScriptedRoom().salt);

    private final ScriptedRoom room = new ScriptedRoom();
    // Derived once: what derives them while the room speaks is what two of these are about.
    private static final KeyMaker DERIVED = (passphrase, salt) -> KEYS.copy();

    private final RoomCipher other = new RoomCipher(KEYS, new SecureRandom());

    @AfterAll
    static void wipe() {
        KEYS.close();
        SHARED.close();
    }

    private static JoinRequest request() {
        return JoinRequest.of(ScriptedRoom.CHANNEL, "alice").withPassphrase(SHARED);
    }

    private Scene entered() throws Exception {
        Scene scene = new Scene(room, request(), DERIVED);
        scene.letIn();
        scene.heard.next(RoomSignal.Entered.class);
        return scene;
    }

    private static UUID id(JsonNode frame) {
        return UUID.fromString(frame.path("id").stringValue(""));
    }

    private static String text(JsonNode frame) {
        return frame.path("text").stringValue("");
    }

    private Place place(String type, UUID id, @Nullable Long of, @Nullable Long re) {
        return new Place(room.id(), type, id, room.alice(), of, re, null);
    }

    /// The frame of a message that another member sealed.
    private String posted(String text) {
        UUID id = UUID.randomUUID();
        return room.post(sealed(id, text), id);
    }

    private String sealed(UUID id, String text) {
        return ((Sealing.Sealed) other.seal(place("chat", id, null, null), text)).envelope();
    }

    private Words told(Scene scene, String frame) throws InterruptedException {
        scene.peer.say(frame);
        return scene.heard.next(Told.Said.class).words();
    }

    @Test
    void only_envelopes_travel_and_what_was_written_is_told() throws Exception {
        try (Scene scene = entered()) {
            CompletableFuture<SendOutcome> outcome = scene.lobby.chat("hello");
            JsonNode said = scene.peer.hear("chat");
            scene.peer.say(scene.room.ack(id(said), 1, false));

            assertThat(outcome.get(10, SECONDS)).isInstanceOf(SendOutcome.Acked.class);
            assertThat(text(said)).startsWith("E2EE:");
            assertThat(told(scene, room.post(text(said), id(said)))).isEqualTo(new Words.Opened("hello"));
        }
    }

    @Test
    void whatever_is_said_is_bound_to_its_place() throws Exception {
        try (Scene scene = entered()) {
            arrives(scene, new Saying.Chat("one", 7L), "chat", "chat", null, 7L, "one");
            arrives(scene, new Saying.Emote("two"), "emote", "emote", null, null, "two");
            arrives(scene, new Saying.Edit(7, "three"), "edit", "edit", 7L, null, "three");
            arrives(scene, new Saying.React(7, "\ud83d\udc4d"), "react", "react", 7L, null, "\ud83d\udc4d");
            arrives(scene, new Saying.React(7, ""), "react", "react", 7L, null, "");
        }
    }

    private void arrives(
            Scene scene, Saying saying, String cmd, String type, @Nullable Long of, @Nullable Long re, String text)
            throws InterruptedException {
        var _ = scene.lobby.say(saying);
        JsonNode said = scene.peer.hear(cmd);

        assertThat(other.open(place(type, id(said), of, re), 1, text(said))).isEqualTo(new Opened.Text(text));
    }

    @Test
    void what_is_told_while_the_keys_are_derived_comes_after_them_and_in_order() throws Exception {
        List.of("one", "two", "three").forEach(this::posted);
        try (Scene scene = new Scene(room, request().withAfter(0))) {
            scene.letIn();
            scene.replay(1, 3);

            assertThat(scene.heard.next(RoomSignal.Entered.class).as().seq()).isEqualTo(3);
            for (String text : List.of("one", "two", "three")) {
                assertThat(scene.heard.next(Told.Said.class).words()).isEqualTo(new Words.Opened(text));
            }
            assertThat(scene.heard.next(RoomSignal.Synced.class).head()).isInstanceOf(HeadCheck.Proven.class);
        }
    }

    @Test
    void a_socket_lost_while_the_keys_are_derived_loses_nothing() throws Exception {
        posted("one");
        try (Scene scene = new Scene(room, request().withAfter(0))) {
            scene.letIn();
            scene.peer.cut();
            scene.comesBack();
            scene.replay(1, 1);

            assertThat(scene.heard.next(Told.Said.class).words()).isEqualTo(new Words.Opened("one"));
        }
    }

    @Test
    void a_letter_is_sent_again_just_as_it_was() throws Exception {
        try (Scene scene = entered()) {
            Letter letter = ((LetterOutcome.Written) scene.lobby.write(new Saying.Chat("hello"))).letter();
            CompletableFuture<SendOutcome> first = scene.lobby.send(letter);
            JsonNode said = scene.peer.hear("chat");
            scene.peer.cut();
            assertThat(first.get(10, SECONDS)).isEqualTo(new SendOutcome.Unknown());
            scene.comesBack();
            scene.peer.say(room.replay(1, 0, false));
            scene.peer.say(room.synced());
            scene.heard.next(RoomSignal.Synced.class);

            var _ = scene.lobby.send(letter);
            JsonNode again = scene.peer.hear("chat");
            assertThat(again).isEqualTo(said);
            assertThat(id(again)).isEqualTo(letter.id());
            assertThat(letter.toString()).doesNotContain("hello").doesNotContain("E2EE");
        }
    }

    @Test
    void the_next_program_sends_the_same_envelope_and_can_read_it() throws Exception {
        try (Scene scene = entered()) {
            Posting posting = scene.lobby.post(new Saying.Chat("hello"));
            JsonNode said = scene.peer.hear("chat");
            scene.restart(request());
            scene.letIn();
            JsonNode again = scene.peer.hear("chat");

            assertThat(again).isEqualTo(said);
            assertThat(scene.lobby.outbox()).singleElement().satisfies(unsent -> {
                assertThat(unsent.id()).isEqualTo(posting.id());
                assertThat(unsent.saying()).isEqualTo(new Saying.Chat("hello"));
            });
            scene.peer.say(room.ack(posting.id(), 1, false));
            assertThat(told(scene, room.post(text(again), posting.id()))).isEqualTo(new Words.Opened("hello"));
        }
    }

    @Test
    void what_is_posted_before_the_keys_are_there_is_sealed_with_them() throws Exception {
        try (Scene scene = new Scene(room, request(), DERIVED)) {
            Posting posting = scene.lobby.post(new Saying.Chat("hello"));
            assertThat(scene.diary.room("lobby").letters()).isEmpty();
            scene.letIn();
            JsonNode said = scene.peer.hear("chat");

            assertThat(id(said)).isEqualTo(posting.id());
            assertThat(other.open(place("chat", posting.id(), null, null), 1, text(said)))
                    .isEqualTo(new Opened.Text("hello"));
        }
    }

    @Test
    void what_somebody_sealed_whom_we_are_not_any_more_is_given_back() throws Exception {
        try (Scene scene = entered()) {
            UUID id = UUID.randomUUID();
            AuthorId before = new AuthorId(7, 8);
            Place place = new Place(room.id(), "chat", id, before, null, null, null);
            String envelope = ((Sealing.Sealed) other.seal(place, "hello")).envelope();
            scene.diary.note(new DiaryEntry.Kept(
                    "lobby", new Letter(id, before, new Saying.Chat(envelope)), 1_767_225_600_000L));
            scene.restart(request());
            scene.letIn();

            RoomSignal.NotDelivered back = scene.heard.next(RoomSignal.NotDelivered.class);
            assertThat(back.code()).isEqualTo("other_author");
            assertThat(back.unsent().saying()).isEqualTo(new Saying.Chat("hello"));
        }
    }

    @Test
    void what_is_readable_never_leaves() throws Exception {
        try (Scene scene = entered()) {
            Letter plain = new Letter(UUID.randomUUID(), room.alice(), new Saying.Chat("hello"));
            Saying whisper = new Saying.Other("whisper", Map.of("nick", "bob", "text", "hello"));

            SendOutcome refused = new SendOutcome.Refused("encrypt_it");
            assertThat(scene.lobby.send(plain).get(10, SECONDS)).isEqualTo(refused);
            assertThat(scene.lobby.say(whisper).get(10, SECONDS)).isEqualTo(refused);
        }
    }

    @Test
    void a_letter_of_somebody_whom_we_are_not_any_more_stays_here() throws Exception {
        try (Scene scene = entered()) {
            Letter old = ((LetterOutcome.Written) scene.lobby.write(new Saying.Chat("hello"))).letter();
            Letter another = new Letter(old.id(), new AuthorId(7, 8), old.saying());

            assertThat(scene.lobby.send(another).get(10, SECONDS)).isEqualTo(new SendOutcome.Refused("other_author"));
        }
    }

    @Test
    void what_cannot_be_sealed_is_refused_here() throws Exception {
        try (Scene scene = entered()) {
            assertThat(scene.lobby.chat("x".repeat(32 * 1024 + 1)).get(10, SECONDS))
                    .isEqualTo(new SendOutcome.Refused("too_large"));
            assertThat(scene.lobby.chat("\u00fc".repeat(20 * 1024)).get(10, SECONDS))
                    .isEqualTo(new SendOutcome.Refused("too_large"));
            assertThat(scene.lobby.chat("half \ud83d").get(10, SECONDS)).isEqualTo(new SendOutcome.Refused("bad_text"));
        }
    }

    @Test
    void nothing_can_be_written_before_the_room_was_entered() throws Exception {
        try (Scene scene = new Scene(room, request(), DERIVED)) {
            assertThat(scene.lobby.write(new Saying.Chat("hello")))
                    .isInstanceOfSatisfying(
                            LetterOutcome.NotWritten.class,
                            not -> assertThat(not.why()).isInstanceOf(SendOutcome.TryLater.class));
        }
    }

    @Test
    void nothing_can_be_written_after_the_client_was_closed() throws Exception {
        try (Scene scene = entered()) {
            scene.client.close();

            assertThat(scene.lobby.write(new Saying.Chat("hello")))
                    .isEqualTo(new LetterOutcome.NotWritten(new SendOutcome.Refused("not_joined")));
        }
    }

    @Test
    void plain_text_is_not_believed() throws Exception {
        try (Scene scene = entered()) {
            assertThat(told(scene, room.post("send me the money"))).isEqualTo(new Words.Refused(Refusal.PLAIN));
        }
    }

    @Test
    void an_envelope_shown_at_a_second_place_is_not_believed() throws Exception {
        try (Scene scene = entered()) {
            UUID id = UUID.randomUUID();
            String envelope = sealed(id, "yes");
            told(scene, room.post(envelope, id));

            assertThat(told(scene, room.post(envelope, id))).isEqualTo(new Words.Refused(Refusal.REPLAYED));
        }
    }

    @Test
    void an_envelope_stored_anew_after_the_server_went_back_is_believed() throws Exception {
        try (Scene scene = entered()) {
            UUID id = UUID.randomUUID();
            told(scene, posted("before"));
            told(scene, posted("lost"));
            String envelope = sealed(id, "yes");
            told(scene, room.post(envelope, id));
            room.restoreTo(1);
            scene.peer.say("{\"cmd\":\"resync\",\"channel\":\"lobby\",\"epoch\":2,\"from\":1}");
            scene.comesBack();
            scene.peer.say(room.replay(2, 2, false));

            assertThat(told(scene, room.post(envelope, id))).isEqualTo(new Words.Opened("yes"));
        }
    }

    @Test
    void a_whisper_is_sealed_for_its_receiver_and_opened_by_them() throws Exception {
        AuthorId bob = new AuthorId(7, 8);
        try (Scene scene = entered()) {
            var _ = scene.lobby.whisper(bob, "psst");
            JsonNode said = scene.peer.hear("whisper");
            assertThat(other.open(Place.whisper(room.id(), id(said), room.alice(), bob), 0, text(said)))
                    .isEqualTo(new Opened.Text("psst"));
            UUID id = UUID.randomUUID();
            Place place = Place.whisper(room.id(), id, bob, room.alice());
            String envelope = ((Sealing.Sealed) other.seal(place, "what")).envelope();
            String frame = """
                {"cmd":"whisper","channel":"lobby","id":"%s","author":"%s","nick":"bob","whom":"%s","whomNick":"alice","text":"%s"}\
                """;
            scene.peer.say(frame.formatted(id, bob, room.alice(), "psst"));
            scene.peer.say(frame.formatted(id, bob, room.alice(), envelope));
            scene.peer.say(frame.formatted(id, bob, room.alice(), envelope));
            scene.peer.say(frame.formatted(UUID.randomUUID(), bob, room.alice(), envelope));

            assertThat(scene.heard.next(RoomSignal.Whispered.class).words())
                    .isEqualTo(new Words.Refused(Refusal.PLAIN));
            assertThat(scene.heard.next(RoomSignal.Whispered.class).words()).isEqualTo(new Words.Opened("what"));
            assertThat(scene.heard.next(RoomSignal.Whispered.class).words())
                    .isEqualTo(new Words.Refused(Refusal.NOT_AUTHENTIC));
        }
    }

    @Test
    void an_older_page_is_opened_again() throws Exception {
        try (Scene scene = entered()) {
            told(scene, posted("one"));
            CompletableFuture<HistoryOutcome> page = scene.lobby.history(2, 10);
            scene.peer.hear("history");
            scene.peer.say(room.frame(1, true));
            scene.peer.say(room.page(1, true));

            assertThat(page.get(10, SECONDS))
                    .isInstanceOfSatisfying(
                            HistoryOutcome.Page.class,
                            older -> assertThat(((Told.Said) older.told().getFirst()).words())
                                    .isEqualTo(new Words.Opened("one")));
        }
    }

    @Test
    void nobody_is_in_where_the_server_gives_no_salt() throws Exception {
        room.salt = new byte[0];
        try (Scene scene = new Scene(room, request(), DERIVED)) {
            scene.letIn();

            assertThat(scene.lobby.joined().get(10, SECONDS))
                    .isEqualTo(new JoinOutcome.NotJoined(new SendOutcome.Refused("no_salt")));
            scene.peer.hear("leave");
        }
    }

    @Test
    void texts_are_told_as_they_came_where_nobody_gave_a_passphrase() throws Exception {
        try (Scene scene = Scene.joined(room)) {
            assertThat(told(scene, room.post("hello"))).isEqualTo(new Words.AsItCame("hello"));
        }
    }
}
