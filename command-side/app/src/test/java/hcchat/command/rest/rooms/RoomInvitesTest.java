package hcchat.command.rest.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.RoomCast;
import hcchat.command.fixture.TestRest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RoomInvitesTest {
    private static final TestRest REST = TestRest.open();
    private static final RoomCast CAST = new RoomCast(REST, "invites");

    @AfterAll
    static void stop() {
        REST.close();
    }

    @Test
    void an_invite_lets_as_many_in_as_it_says() {
        CAST.room("members");
        String code = CAST.ask("moderator", "POST", "/rooms/{room}/invites", "{'uses':1}")
                .is(201)
                .text("code");
        assertThat(CAST.as("stranger", "POST", "/invites", "{'code':'" + code + "'}")
                        .is(200)
                        .text("role"))
                .isEqualTo("member");
        // Who is in already uses none up, and needs none.
        CAST.as("knowsId", "POST", "/invites", "{'code':'" + code + "'}").isProblem(404, "no_such_invite");
        assertThat(CAST.ask("stranger", "GET", "/rooms/{room}", "").text("channel"))
                .isEqualTo(CAST.channel());
    }

    @Test
    void keepers_see_the_invites_that_can_be_used_without_their_codes_and_take_them_back() {
        CAST.room("members");
        Reply once = CAST.ask("moderator", "POST", "/rooms/{room}/invites", "{'uses':1,'expiresInSeconds':60}");
        Reply often = CAST.ask("owner", "POST", "/rooms/{room}/invites", "{}");
        JsonNode listed =
                CAST.ask("owner", "GET", "/rooms/{room}/invites", "").is(200).json();
        assertThat(listed.path("invites")
                        .valueStream()
                        .map(invite -> invite.path("id").stringValue()))
                .containsExactly(once.text("id"), often.text("id"));
        assertThat(listed.path("invites").get(0).path("by").stringValue())
                .isEqualTo(CAST.author("moderator").toString());
        assertThat(listed.toString()).doesNotContain(once.text("code")).doesNotContain(often.text("code"));
        CAST.as("stranger", "POST", "/invites", "{'code':'" + once.text("code") + "'}")
                .is(200);
        CAST.ask("owner", "DELETE", "/rooms/{room}/invites/" + often.text("id"), "")
                .is(204);
        assertThat(CAST.ask("owner", "GET", "/rooms/{room}/invites", "")
                        .json()
                        .path("invites")
                        .size())
                .isZero();
    }

    @Test
    void an_invite_is_worth_what_its_maker_is() {
        CAST.room("members");
        String code = CAST.ask("moderator", "POST", "/rooms/{room}/invites", "{}")
                .is(201)
                .text("code");
        CAST.ask("owner", "DELETE", "/rooms/{room}/members/" + CAST.author("moderator"), "")
                .is(200);
        CAST.as("stranger", "POST", "/invites", "{'code':'" + code + "'}").isProblem(404, "no_such_invite");
        CAST.ask("stranger", "GET", "/rooms/{room}", "").isProblem(403, "members_only");
    }

    @Test
    void an_invite_ends_with_its_time() {
        try (TestRest rest = TestRest.open()) {
            RoomCast cast = new RoomCast(rest, "late").room("members");
            String code = cast.ask("owner", "POST", "/rooms/{room}/invites", "{'expiresInSeconds':60}")
                    .is(201)
                    .text("code");
            rest.clock().pass(Duration.ofMinutes(2));
            cast.as("stranger", "POST", "/invites", "{'code':'" + code + "'}").isProblem(404, "no_such_invite");
        }
    }

    @Test
    void who_accepts_an_invite_leaves_its_maker_their_name() {
        CAST.room("members");
        CAST.as("moderator", "POST", "/messages", "{'room':'" + CAST.channel() + "','text':'E2EE:AAAA'}")
                .is(201);
        String mine = REST.postgres()
                .column("select encode(sealed, 'hex') from author where (room, author) = ('"
                        + new UUID(CAST.room().hi(), CAST.room().lo()) + "', '"
                        + new UUID(
                                CAST.author("moderator").hi(),
                                CAST.author("moderator").lo()) + "')")
                .getFirst();
        String code = CAST.ask("moderator", "POST", "/rooms/{room}/invites", "{}")
                .is(201)
                .text("code");
        CAST.as("stranger", "POST", "/invites", "{'code':'" + code + "'}").is(200);

        assertThat(REST.postgres()
                        .column("select encode(sealed, 'hex') from author where (room, author) = ('"
                                + new UUID(CAST.room().hi(), CAST.room().lo()) + "', '"
                                + new UUID(
                                        CAST.author("moderator").hi(),
                                        CAST.author("moderator").lo())
                                + "')"))
                .containsExactly(mine);
    }
}
