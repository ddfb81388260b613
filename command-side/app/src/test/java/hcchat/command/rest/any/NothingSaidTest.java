package hcchat.command.rest.any;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.SaidLines;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestRest;
import hcchat.room.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// Whatever is asked, goes well, is refused or fails: no line of the log says who asked, what for, or with what. All
/// levels of ours are on, and of everything else what is on where nobody sets anything.
@Timeout(300)
class NothingSaidTest {
    private static final int CALLS = 600;
    // A text that is shorter may stand there by accident.
    private static final int LEAST = 6;
    private static final String ADDRESS = "203.0.113.77";
    private static final int MANY = 30;

    @Test
    void no_line_says_a_name_password_token_channel_or_address() {
        TestRest rest = TestRest.with(Map.of(
                "hcchat.accounts.registration",
                "open",
                "hcchat.rest.limits",
                false,
                "hcchat.rest.trusted-proxies",
                "127.0.0.1"));
        try (Walk walk = new Walk(rest, Seeded.random(NothingSaidTest.class))) {
            // Who starts an application sets up its log: what listens, and how closely, comes after.
            try (SaidLines said = SaidLines.atAllLevels()) {
                walk.go(CALLS);
                Set<String> secrets = new TreeSet<>(walk.secrets());
                secrets.add(ADDRESS);
                secrets.addAll(failures(rest));
                secrets.removeIf(secret -> secret.length() < LEAST);
                assertThat(secrets).hasSizeGreaterThan(MANY);

                assertThat(said.lines()).anyMatch(line -> line.startsWith("A request failed"));
                for (String line : said.whole()) {
                    assertThat(secrets.stream().filter(line::contains)).as(line).isEmpty();
                }
            }
        }
    }

    @Test
    void a_line_that_says_one_is_found() {
        try (SaidLines said = SaidLines.atAllLevels()) {
            LoggerFactory.getLogger("hcchat.command.rest").trace("{} came", ADDRESS);
            LoggerFactory.getLogger("elsewhere").info("it failed", new IllegalStateException(ADDRESS));

            assertThat(said.whole().stream().filter(line -> line.contains(ADDRESS)))
                    .hasSize(2);
        }
    }

    /// A store that is away, and one in which something is broken.
    private static List<String> failures(TestRest rest) {
        String[] from = {"X-Forwarded-For", ADDRESS};
        String made = rest.post("/auth/register", "{'name':'unlucky_one','password':'unlucky password'}", from)
                .is(201)
                .text("accessToken");
        String[] token = {"Authorization", "Bearer " + made, "X-Forwarded-For", ADDRESS};
        rest.postgres().leave();
        rest.post("/auth/login", "{'name':'unlucky_one','password':'unlucky password'}", from)
                .isProblem(503, "unavailable");
        rest.get("/auth/account", token).isProblem(503, "unavailable");
        rest.get("/rooms/unlucky_room", token);
        rest.postgres().comeBack();
        TestCommandSide.await(() -> rest.get("/auth/account", token).status() == 200);
        rest.postgres().execute("alter table account rename to gone");
        byte[] body = "{\"name\":\"unlucky_one\",\"password\":\"unlucky password\"}".getBytes(StandardCharsets.UTF_8);
        Asked broken = new Asked(
                "POST",
                "/auth/login",
                List.of(
                        "Host: localhost",
                        "Connection: close",
                        "Content-Type: application/json",
                        "Content-Length: " + body.length,
                        "X-Forwarded-For: " + ADDRESS),
                body);
        // A fault of ours, which no test of REST may see otherwise.
        new Wire(rest.root().getPort()).ask(broken).isProblem(500, "internal_error");
        return List.of("unlucky_one", "unlucky password", "unlucky_room", made);
    }
}
