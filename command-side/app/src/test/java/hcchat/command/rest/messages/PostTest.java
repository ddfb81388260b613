package hcchat.command.rest.messages;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Keeper;
import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestRest;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.Grant;
import hcchat.intake.Outcome.Stored;
import hcchat.room.DoorKind;
import hcchat.room.DoorMac;
import hcchat.room.EventType;
import hcchat.room.HistoryRule;
import hcchat.room.RoomCommand.PostMessage;
import hcchat.room.StateChange;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Muted;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTest {
    private static final TestRest REST = TestRest.open();
    private static final String SEALED = "E2EE:AAAA";
    private static final String FILE = "'attachment':{'objectKey':'rooms/x','mime':'image/png','bytes':9,"
            + "'encryption':{'scheme':'aes-256-gcm','headerB64':''}}";
    private static final DoorSet PASSPHRASE =
            new DoorSet(DoorKind.PASSPHRASE, new DoorMac(new byte[32]), HistoryRule.ALL, null);

    private static final Reply ALICE = REST.register("alice");
    private static final Reply BOB = REST.register("bob");
    private static final Keeper KEEPER = new Keeper(REST, ALICE);

    @BeforeAll
    static void ready() {
        TestCommandSide.await(() -> REST.get("/readyz").status() == 200);
    }

    @AfterAll
    static void stop() {
        REST.close();
    }

    private static Reply post(Reply who, String json) {
        return REST.post("/messages", json, "Authorization", "Bearer " + who.text("accessToken"));
    }

    private static String message(String room, @Nullable UUID id, String text) {
        return "{'room':'" + room + "'," + (id == null ? "" : "'id':'" + id + "',") + "'text':'" + text + "'}";
    }

    private static String bound(Reply who, String channel, @Nullable Long admitted) {
        Grant grant = new Grant(
                UUID.fromString(who.text("account")),
                UUID.fromString(who.text("device")),
                KEEPER.room(channel),
                admitted);
        return REST.bean(AccessTokens.class).mint(grant, REST.clock().instant());
    }

    @Test
    void a_message_gets_the_rooms_next_place() {
        UUID id = UUID.randomUUID();
        Reply first = post(ALICE, message("next", id, SEALED)).is(201);
        Reply second = post(BOB, message("next", null, SEALED)).is(201);

        assertThat(first.json().path("seq").longValue()).isEqualTo(1);
        assertThat(first.text("id")).isEqualTo(id.toString());
        assertThat(first.json().path("time").longValue())
                .isPositive()
                .isLessThanOrEqualTo(second.json().path("time").longValue());
        assertThat(second.json().path("seq").longValue()).isEqualTo(2);
        assertThat(second.text("id")).isNotEmpty();
    }

    @Test
    void a_message_sent_twice_is_stored_once_whichever_way_it_comes() {
        UUID id = UUID.randomUUID();
        Reply first = post(ALICE, message("twice", id, SEALED)).is(201);
        Reply again = post(ALICE, message("twice", id, SEALED)).is(200);

        assertThat(again.json().path("seq")).isEqualTo(first.json().path("seq"));
        assertThat(again.json().path("repeat").booleanValue()).isTrue();
        PostMessage same = new PostMessage(id, KEEPER.author(ALICE, "twice"), EventType.CHAT, null, SEALED, null);
        assertThat(KEEPER.asks("twice", same))
                .isInstanceOfSatisfying(
                        Stored.class, stored -> assertThat(stored.repeat()).isTrue());
    }

    @Test
    void an_id_stands_for_one_message_of_one_author() {
        UUID id = UUID.randomUUID();
        long seq = post(ALICE, message("conflict", id, SEALED))
                .is(201)
                .json()
                .path("seq")
                .longValue();
        Reply refused = post(ALICE, message("conflict", id, "E2EE:BBBB")).isProblem(409, "id_conflict");
        assertThat(refused.json().path("seq").longValue()).isEqualTo(seq);
        post(BOB, message("conflict", id, SEALED)).isProblem(409, "id_conflict");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'text':'hello'                          | encrypt_it
        'text':''                               | bad_text
        'text':7                                | bad_text
        'text':null                             | bad_text
        'text':'\\ud800'                        | bad_text
        'text':'E2EE:AAAA','id':'1-1-1-1-1'     | bad_id
        'text':'E2EE:AAAA','id':7               | bad_id
        'text':'E2EE:AAAA','re':0               | bad_number
        'text':'E2EE:AAAA','re':1.5             | bad_number
        'text':'E2EE:AAAA','re':'1'             | bad_number
        'text':'E2EE:AAAA','type':'attachment'  | bad_attachment
        'text':'E2EE:AAAA','attachment':{}      | bad_attachment
        'text':'E2EE:AAAA','type':'video'       | bad_field
        """)
    void what_the_socket_would_not_take_is_refused_by_its_code(String fields, String code) {
        post(ALICE, "{'room':'refused'," + fields + "}").isProblem(400, code);
    }

    @Test
    void plain_text_is_taken_where_the_operator_wants_it() {
        try (TestRest rest = TestRest.with(Map.of(
                "hcchat.accounts.registration", "open", "hcchat.rest.limits", false, "hcchat.rest.e2ee", "optional"))) {
            TestCommandSide.await(() -> rest.get("/readyz").status() == 200);
            String token = "Bearer " + rest.register("carol").text("accessToken");
            rest.post("/messages", message("lobby", null, "hello"), "Authorization", token)
                    .is(201);
        }
    }

    @Test
    void an_attachment_needs_no_text() {
        post(ALICE, "{'room':'files','type':'attachment'," + FILE + "}").is(201);
        post(ALICE, "{'room':'files','type':'attachment','text':'E2EE:AAAA','re':1," + FILE + "}")
                .is(201);
    }

    @Test
    void an_answer_is_to_a_message_of_the_room() {
        post(ALICE, "{'room':'answers','text':'E2EE:AAAA','re':9}").isProblem(404, "no_such_message");
    }

    @Test
    void a_body_has_up_to_64_kib() {
        post(ALICE, message("long", null, "E2EE:" + "A".repeat(60_000))).is(201);
        post(ALICE, message("long", null, "E2EE:" + "A".repeat(66_000))).isProblem(413, "too_large");
    }

    @Test
    void a_room_is_named_by_its_channel_or_by_who_shows_a_token_for_it() {
        String id = KEEPER.room("bound").toString();
        post(ALICE, message(id, null, SEALED)).isProblem(404, "no_such_room");
        post(ALICE, message("", null, SEALED)).isProblem(400, "bad_channel");
        String[] token = {"Authorization", "Bearer " + bound(ALICE, "bound", null)};
        REST.post("/messages", message(id, null, SEALED), token).is(201);
        REST.post("/messages", message("bound", null, SEALED), token).is(201);
        REST.post("/messages", message("other", null, SEALED), token).isProblem(403, "forbidden");
    }

    @Test
    void behind_a_door_members_write_and_who_has_passed_it() {
        KEEPER.makes("door", PASSPHRASE);
        post(ALICE, message("door", null, SEALED)).is(201);
        post(BOB, message("door", null, SEALED)).isProblem(403, "not_joined");
        String[] passed = {"Authorization", "Bearer " + bound(BOB, "door", 1L)};
        REST.post("/messages", message("door", null, SEALED), passed).is(201);
        String[] former = {"Authorization", "Bearer " + bound(BOB, "door", 7L)};
        REST.post("/messages", message("door", null, SEALED), former).isProblem(403, "not_joined");
    }

    @Test
    void who_is_silenced_or_sent_away_is_told_so_and_what_was_acknowledged_stays_so() {
        KEEPER.makes("kept", new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null));
        UUID id = UUID.randomUUID();
        post(BOB, message("kept", id, SEALED)).is(201);
        KEEPER.makes("kept", new Muted(KEEPER.author(BOB, "kept"), StateChange.FOREVER));
        post(BOB, message("kept", null, SEALED)).isProblem(403, "muted");
        KEEPER.makes("kept", new StateChange.Banned(KEEPER.author(BOB, "kept"), StateChange.FOREVER, null));
        post(BOB, message("kept", null, SEALED)).isProblem(403, "banned");
        post(BOB, message("kept", id, SEALED)).is(200);
    }
}
