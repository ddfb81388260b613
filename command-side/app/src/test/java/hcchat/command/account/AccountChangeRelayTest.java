package hcchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.app.CommandSide;
import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestRest;
import hcchat.intake.transport.Caller;
import hcchat.log.account.AccountChange;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.memory.InMemoryAccountLog;
import hcchat.storage.seal.ServerSecrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What REST has ended is told to everybody who lets people in.
class AccountChangeRelayTest {
    private final TestRest rest = TestRest.open();
    private final InMemoryAccountLog edges = new InMemoryAccountLog(rest.told());
    private final List<AccountChange> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        var _ = edges.follow(0, heard::addAll);
    }

    @AfterEach
    void close() {
        edges.close();
        rest.close();
    }

    /// @return the device that is logged out then
    private UUID logOut(String name) {
        Reply session = rest.register(name);
        rest.post("/auth/logout", "{'refreshToken':'" + session.text("refreshToken") + "'}");
        return UUID.fromString(session.text("device"));
    }

    private boolean hasHeard(UUID device) {
        return heard.stream()
                .anyMatch(change ->
                        change instanceof DeviceEnded end && end.device().equals(device));
    }

    private long untold() {
        return rest.postgres()
                .column("select id from account_change where not told")
                .size();
    }

    @Test
    void what_was_logged_out_is_told() {
        UUID phone = logOut("alice");

        TestCommandSide.await(() -> hasHeard(phone));
        TestCommandSide.await(() -> untold() == 0);
    }

    @Test
    void what_nobody_could_be_told_is_told_when_the_log_is_back() {
        rest.told().away(true);
        UUID phone = logOut("alice");
        UUID laptop = logOut("bob");
        assertThat(untold()).isEqualTo(2);

        rest.told().away(false);

        TestCommandSide.await(() -> hasHeard(phone) && hasHeard(laptop));
        TestCommandSide.await(() -> untold() == 0);
    }

    @Test
    void what_was_committed_and_never_told_is_found() {
        UUID account = UUID.randomUUID();
        rest.postgres().execute("insert into account_change (at, account) values (now(), '" + account + "')");

        TestCommandSide.await(() -> heard.stream()
                .anyMatch(change -> change instanceof AccountChange.AccountEnded end
                        && end.account().equals(account)));
    }

    @Test
    void a_log_that_was_lost_is_told_everything_again() {
        UUID phone = logOut("alice");
        TestCommandSide.await(() -> hasHeard(phone));
        heard.clear();

        rest.told().wipe();

        TestCommandSide.await(() -> hasHeard(phone));
    }

    @Test
    void a_log_that_was_lost_is_told_everything_again_however_much_that_is_and_what_is_new_besides() {
        rest.postgres()
                .execute("insert into account_change (at, account, told)"
                        + " select now(), gen_random_uuid(), true from generate_series(1, 70000)");
        rest.told().wipe();

        TestCommandSide.await(() -> heard.size() >= 70_000);
        UUID phone = logOut("alice");
        TestCommandSide.await(() -> hasHeard(phone));
        TestCommandSide.await(() -> untold() == 0);
    }

    @Test
    void edges_are_given_the_keys_that_sign() {
        byte[] jwks = Objects.requireNonNull(rest.bean(CommandSide.class)
                .keyOffice()
                .serverSecrets(Caller.WS_EDGE)
                .get(ServerSecrets.JWKS));

        assertThat(new String(jwks, StandardCharsets.UTF_8))
                .contains("\"kid\"", "P-256")
                .doesNotContain("\"d\"");
    }
}
