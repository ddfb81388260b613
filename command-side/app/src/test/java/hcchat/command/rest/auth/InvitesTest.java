package hcchat.command.rest.auth;

import static hcchat.command.fixture.TestRest.PASSWORD;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvitesTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static Reply register(TestRest rest, String name, String invite) {
        return rest.post(
                "/auth/register", "{'name':'%s','password':'%s','invite':'%s'}".formatted(name, PASSWORD, invite));
    }

    @Test
    void one_invite_lets_one_person_in_when_nothing_else_is_said() {
        try (TestRest rest = TestRest.with(Map.of())) {
            rest.post("/auth/register", "{'name':'alice','password':'" + PASSWORD + "'}")
                    .isProblem(403, "invite_required");
            register(rest, "alice", "hci1.AAAA").isProblem(403, "bad_invite");
            String invite = rest.invite(DAY);
            register(rest, "alice", invite).is(201);
            register(rest, "bob", invite).isProblem(403, "bad_invite");
            // A name that is taken doesn't cost an invite.
            String other = rest.invite(DAY);
            register(rest, "Alice", other).isProblem(409, "name_taken");
            register(rest, "bob", other).is(201);
        }
    }

    @Test
    void an_invite_ends_with_its_time() {
        try (TestRest rest = TestRest.with(Map.of("hcchat.accounts.registration", "invite"))) {
            String invite = rest.invite(DAY);
            rest.clock().pass(DAY);
            register(rest, "alice", invite).isProblem(403, "bad_invite");
        }
    }

    @Test
    void nobody_registers_where_registration_is_closed() {
        try (TestRest rest = TestRest.with(Map.of("hcchat.accounts.registration", "closed"))) {
            register(rest, "alice", rest.invite(DAY)).isProblem(403, "registration_closed");
        }
    }
}
