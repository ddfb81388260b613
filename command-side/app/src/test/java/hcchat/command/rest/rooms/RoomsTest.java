package hcchat.command.rest.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.RoomCast;
import hcchat.command.fixture.TestRest;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.AccessTokens.Verdict;
import hcchat.command.rooms.RoomNames;
import hcchat.room.AuthorId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final TestRest REST = TestRest.open();
    private static final RoomCast CAST = new RoomCast(REST, "rooms");
    private static final String OTHER_PROOF = "B".repeat(42) + "A";

    @AfterAll
    static void stop() {
        REST.close();
    }

    @Test
    void who_founds_a_room_owns_it_and_finds_it_by_name_and_by_id() {
        Reply made = CAST.as("owner", "POST", "/rooms", "{'kind':'members','history':'all','retentionDays':30}")
                .is(201);
        assertThat(made.text("role")).isEqualTo("owner");
        assertThat(made.json().path("retentionDays").intValue()).isEqualTo(30);
        Reply named =
                CAST.as("owner", "GET", "/rooms/" + made.text("channel"), "").is(200);
        Reply byId =
                CAST.as("owner", "GET", "/api/rooms/" + made.text("room"), "").is(200);
        assertThat(byId.json()).isEqualTo(named.json()).isEqualTo(made.json());
        CAST.as("stranger", "GET", "/rooms/" + made.text("channel"), "").isProblem(403, "members_only");
        CAST.as("stranger", "GET", "/rooms/" + made.text("room"), "").isProblem(404, "no_such_room");
    }

    @Test
    void a_room_that_is_founded_twice_under_one_id_is_founded_once() {
        String body = "{'kind':'open','id':'11111111-0000-4000-8000-000000000001'}";
        Reply first = CAST.as("owner", "POST", "/rooms", body).is(201);
        Reply again = CAST.as("owner", "POST", "/rooms", body).is(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void a_channel_that_is_in_use_cannot_be_founded() {
        CAST.room("open");
        CAST.as("stranger", "POST", "/rooms", "{'kind':'members','channel':'" + CAST.channel() + "'}")
                .isProblem(409, "room_exists");
    }

    @Test
    void two_accounts_have_one_direct_room_whoever_founds_it() {
        Reply mine = CAST.as("owner", "POST", "/rooms", "{'kind':'direct','with':'rooms_member'}")
                .is(201);
        Reply theirs = CAST.as("member", "POST", "/rooms", "{'kind':'direct','with':'Rooms_Owner'}")
                .is(200);
        assertThat(theirs.text("room")).isEqualTo(mine.text("room"));
        assertThat(theirs.text("role")).isEqualTo("member");
        CAST.as("stranger", "GET", "/rooms/" + mine.text("channel"), "").isProblem(403, "members_only");
        CAST.as("owner", "POST", "/rooms/" + mine.text("room") + "/invites", "{}")
                .isProblem(403, "forbidden");
    }

    @Test
    void a_token_for_a_room_names_it_its_door_and_where_to_show_it() {
        CAST.room("passphrase");
        Reply given = CAST.ask(
                        "stranger", "POST", "/chat/token", "{'channel':'{room}','door':'" + RoomCast.PROOF + "'}")
                .is(200);
        assertThat(given.text("wsUrl")).isEqualTo("ws://127.0.0.1:10080/chat-ws");
        assertThat(given.text("room")).isEqualTo(CAST.room().toString());
        assertThat(REST.bean(AccessTokens.class).verify(given.text("jwt")))
                .isInstanceOfSatisfying(Verdict.Good.class, good -> {
                    assertThat(good.token().room()).hasToString(given.text("room"));
                    assertThat(good.token().admitted()).isEqualTo(1);
                });
    }

    @Test
    void a_door_that_changes_shuts_out_who_passed_the_one_before() {
        CAST.room("passphrase");
        CAST.ask("roomToken", "GET", "/rooms/{room}", "").is(200);
        CAST.ask("owner", "PATCH", "/rooms/{room}", "{'door':'" + OTHER_PROOF + "'}")
                .is(200);
        CAST.ask("roomToken", "GET", "/rooms/{room}", "").isProblem(403, "door_required");
        CAST.ask("member", "GET", "/rooms/{room}", "").is(200);
    }

    @Test
    void proofs_are_not_guessed_faster_here_than_at_the_socket() {
        CAST.room("passphrase");
        String wrong = "{'channel':'{room}','door':'" + OTHER_PROOF + "'}";
        for (int i = 0; i < 5; i++) {
            CAST.ask("stranger", "POST", "/chat/token", wrong).isProblem(403, "door_required");
        }
        CAST.ask("stranger", "POST", "/chat/token", wrong).isProblem(429, "rate_limited");
    }

    @Test
    void a_lock_keeps_strangers_out_and_nobody_else() {
        CAST.room("open")
                .ask("owner", "PATCH", "/rooms/{room}", "{'locked':true}")
                .is(200);
        CAST.ask("stranger", "GET", "/rooms/{room}", "").isProblem(403, "locked");
        CAST.ask("member", "GET", "/rooms/{room}", "").is(200);
    }

    @Test
    void keepers_see_who_is_banned_and_members_do_not() {
        CAST.room("open");
        Reply kept = CAST.ask("moderator", "GET", "/rooms/{room}/members", "").is(200);
        assertThat(kept.json().path("members").size()).isEqualTo(5);
        assertThat(kept.json().at("/members/0/role").stringValue()).isEqualTo("owner");
        assertThat(kept.json().at("/members/0/name").stringValue()).isEqualTo("rooms_owner");
        assertThat(kept.json().at("/bans/0/author").stringValue())
                .isEqualTo(CAST.author("banned").toString());
        assertThat(CAST.ask("member", "GET", "/rooms/{room}/members", "").json().has("bans"))
                .isFalse();
    }

    @Test
    void a_room_that_is_handed_over_has_another_owner() {
        CAST.room("members");
        CAST.ask("owner", "PUT", "/rooms/{room}/members/" + CAST.author("member"), "{'role':'owner'}")
                .is(200);
        assertThat(CAST.ask("member", "GET", "/rooms/{room}", "").text("role")).isEqualTo("owner");
        assertThat(CAST.ask("owner", "GET", "/rooms/{room}", "").text("role")).isEqualTo("moderator");
        CAST.ask("owner", "DELETE", "/rooms/{room}/members/" + CAST.author("owner"), "")
                .is(200);
        CAST.ask("owner", "GET", "/rooms/{room}", "").isProblem(403, "members_only");
    }

    @Test
    void an_erased_room_leaves_no_name_and_can_be_used_again() {
        CAST.room("members");
        String room = CAST.room().toString();
        CAST.ask("owner", "POST", "/rooms/{room}/invites", "{}").is(201);
        Reply receipt = CAST.as("owner", "DELETE", "/rooms/" + room, "").is(200);
        assertThat(receipt.json().path("lastBackupGone").longValue()
                        - receipt.json().path("erasedAt").longValue())
                .isEqualTo(Duration.ofDays(7).toMillis());
        String uuid = new java.util.UUID(CAST.room().hi(), CAST.room().lo()).toString();
        for (String table : new String[] {"account_room", "room_invite"}) {
            assertThat(REST.postgres().column("select room from " + table + " where room = '" + uuid + "'"))
                    .isEmpty();
        }
        CAST.as("owner", "GET", "/rooms/" + room, "").isProblem(404, "no_such_room");
        CAST.ask("stranger", "GET", "/rooms/{room}", "").is(200);
    }

    @Test
    void no_channel_stands_in_clear_beside_its_account() {
        CAST.room("open");
        CAST.ask("owner", "POST", "/rooms/{room}/invites", "{}").is(201);
        for (String table : new String[] {"account_room", "room_invite"}) {
            assertThat(REST.postgres().column("select encode(channel, 'escape') from " + table))
                    .isNotEmpty()
                    .noneMatch(kept -> kept.contains(CAST.channel()));
        }
    }

    @Test
    void who_is_put_out_does_nothing_more_with_a_token_that_their_role_got_them() {
        CAST.room("passphrase");
        Reply member = REST.register("put_out");
        AuthorId author = REST.bean(RoomNames.class).author(CAST.room(), UUID.fromString(member.text("account")));
        CAST.ask("owner", "PUT", "/rooms/{room}/members/" + author, "{'role':'member'}")
                .is(200);
        String token = "Bearer "
                + REST.post(
                                "/chat/token",
                                "{'channel':'" + CAST.channel() + "'}",
                                "Authorization",
                                "Bearer " + member.text("accessToken"))
                        .is(200)
                        .text("jwt");
        String message = "{'room':'" + CAST.channel() + "','text':'E2EE:AAAA'}";
        REST.post("/messages", message, "Authorization", token).is(201);
        CAST.ask("owner", "DELETE", "/rooms/{room}/members/" + author, "").is(200);

        REST.post("/messages", message, "Authorization", token).isProblem(403, "not_joined");
        REST.get("/rooms/" + CAST.channel(), "Authorization", token).isProblem(403, "door_required");
    }

    @Test
    void an_erased_direct_room_can_be_founded_anew() {
        REST.register("erased_other");
        Reply one = REST.register("erased_one");
        String bearer = "Bearer " + one.text("accessToken");
        String founding = "{'kind':'direct','with':'erased_other'}";
        Reply room = REST.post("/rooms", founding, "Authorization", bearer).is(201);
        REST.send("DELETE", "/rooms/" + room.text("room"), null, "Authorization", bearer)
                .is(200);

        Reply again = REST.post("/rooms", founding, "Authorization", bearer).is(201);
        assertThat(again.text("room")).isEqualTo(room.text("room"));
        assertThat(again.text("kind")).isEqualTo("direct");
        assertThat(again.json().path("seq").longValue()).isEqualTo(2);
    }
}
