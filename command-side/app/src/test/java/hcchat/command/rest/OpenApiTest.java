package hcchat.command.rest;

import static hcchat.command.fixture.TestRest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.account.HashBench;
import hcchat.command.fixture.Keeper;
import hcchat.command.fixture.OpenApi;
import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestRest;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.Grant;
import hcchat.room.DoorKind;
import hcchat.room.DoorMac;
import hcchat.room.HistoryRule;
import hcchat.room.RoomId;
import hcchat.room.StateChange;
import hcchat.room.StateChange.Banned;
import hcchat.room.StateChange.DoorSet;
import hcchat.room.StateChange.Locked;
import hcchat.room.StateChange.Muted;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The document says what is there, and what it says is there. (That each answer of any test is as described is seen to
/// by [TestRest].)
class OpenApiTest {
    private static final OpenApi DOCUMENT = OpenApi.published();
    private static final TestRest REST = TestRest.open();
    private static final String CREDENTIALS = "{'name':'alice','password':'" + PASSWORD + "'}";

    @AfterAll
    static void stop() {
        REST.close();
    }

    @Test
    void what_is_served_is_described_and_what_is_described_is_served() {
        assertThat(REST.bean(Endpoints.class).all().stream().map(one -> one.method() + " " + one.path()))
                .containsExactlyInAnyOrderElementsOf(DOCUMENT.operations());
    }

    @Test
    void what_needs_a_token_is_marked_so() {
        assertThat(REST.bean(Endpoints.class).all().stream()
                        .filter(one -> one.access().needsToken())
                        .map(one -> one.method() + " " + one.path()))
                .containsExactlyInAnyOrderElementsOf(secured().toList());
    }

    private static Stream<String> secured() {
        return DOCUMENT.operations().stream()
                .filter(name -> !DOCUMENT.operation(name).get("security").isEmpty());
    }

    @Test
    void every_code_is_described() {
        assertThat(DOCUMENT.schema("Code").get("enum").valueStream().map(JsonNode::stringValue))
                .containsExactlyElementsOf(
                        Stream.of(RestCode.values()).map(RestCode::word).toList());
    }

    @Test
    void the_document_is_served() {
        assertThat(REST.get("/openapi.yaml").is(200).body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void every_answer_that_is_described_can_be_had() {
        bodies();
        RoomScenes.play(REST);
        tokens();
        sessions();
        messages();
        Set<String> answered = new HashSet<>(REST.answered());
        try (TestRest inviting = TestRest.with(Map.of());
                TestRest closed = TestRest.with(Map.of("hcchat.accounts.registration", "closed"))) {
            inviting.post("/auth/register", CREDENTIALS);
            inviting.post("/auth/register", CREDENTIALS.replace("}", ",'invite':'none'}"));
            closed.post("/auth/register", CREDENTIALS);
            answered.addAll(inviting.answered());
            answered.addAll(closed.answered());
        }
        answered.addAll(overloaded());

        Set<String> never = new HashSet<>(DOCUMENT.described());
        never.removeAll(answered);
        assertThat(never)
                .containsExactlyInAnyOrder(
                        // A process whose owner has stopped: `OwnerTest` has one.
                        "GET /healthz 503",
                        // What an owner says that is flooded, or has no room left: `OwnerTest` too.
                        "POST /messages 503 overloaded",
                        "POST /messages 503 storage_full",
                        // When an answer is lost between two processes.
                        "POST /messages 503 unknown",
                        "GET /rooms/{room}/messages 503 overloaded",
                        "GET /rooms/{room}/messages 503 unknown");
    }

    private static void bodies() {
        String token = "Bearer " + REST.register("bodies").text("accessToken");
        for (String name : DOCUMENT.operations()) {
            if (DOCUMENT.takes(name) != null) {
                String method = name.substring(0, name.indexOf(' '));
                String path = path(name);
                String[] headers = {"Authorization", token};
                REST.send(method, path, "{", headers);
                REST.send(method, path, "{}", headers);
                REST.send(method, path, "{'name':'a','password':'short','newPassword':'short'}", headers);
                REST.send(method, path, "{'name':'-','password':'short'}", headers);
                REST.send(method, path, "x".repeat(20_000), headers);
                REST.send(method, path, "{}", "Authorization", token, "Content-Type", "text/plain");
                REST.send(method, path, "{'cookie':true}", headers);
                REST.send(method, path, "{}", "Cookie", "hcchat_refresh=hcf1.AAAA");
                REST.send(method, path, "{'refreshToken':'none','accessToken':'none'}", headers);
            }
        }
    }

    /// Of an operation, with something in its gaps.
    private static String path(String name) {
        return name.substring(name.indexOf(' ') + 1)
                .replace("{id}", UUID.randomUUID().toString())
                .replace("{author}", "AAAAAAAAAAAAAAAAAAAAAQ")
                .replaceAll("\\{[a-z]+}", "anything");
    }

    private static void tokens() {
        Reply made = REST.register("tokens");
        UUID account = UUID.fromString(made.text("account"));
        UUID device = UUID.fromString(made.text("device"));
        AccessTokens tokens = REST.bean(AccessTokens.class);
        Instant now = REST.clock().instant();
        String old = tokens.mint(Grant.all(account, device), now.minus(Duration.ofHours(1)));
        String bound = tokens.mint(new Grant(account, device, new RoomId(0, 0), null), now);
        String revoked = tokens.mint(Grant.all(account, device), now);
        REST.post("/auth/revoke", "{'accessToken':'" + revoked + "'}").is(204);
        secured().forEach(name -> {
            String method = name.substring(0, name.indexOf(' '));
            String path = path(name);
            String body = method.equals("GET") ? null : "{}";
            REST.send(method, path, body);
            for (String token : new String[] {"none", old, bound, revoked, made.text("accessToken")}) {
                REST.send(method, path, body, "Authorization", "Bearer " + token);
            }
        });
    }

    private static void sessions() {
        Reply made = REST.post("/auth/register", CREDENTIALS).is(201);
        REST.post("/auth/register", CREDENTIALS);
        REST.post("/auth/login", CREDENTIALS.replace(PASSWORD, "wrong horse!"));
        Reply phone = REST.post("/auth/login", CREDENTIALS).is(200);
        String refresh = "{'refreshToken':'" + phone.text("refreshToken") + "'}";
        REST.post("/auth/refresh", refresh);
        REST.post("/auth/refresh", refresh);
        REST.post("/auth/logout", refresh.replace(phone.text("refreshToken"), made.text("refreshToken")));
        Reply again = REST.post("/auth/login", CREDENTIALS).is(200);
        String[] token = {"Authorization", "Bearer " + again.text("accessToken")};
        REST.get("/auth/account", token);
        REST.get("/auth/devices", token);
        Reply other = REST.post("/auth/login", CREDENTIALS).is(200);
        REST.post("/auth/revoke", "{'accessToken':'" + other.text("accessToken") + "'}");
        REST.send("DELETE", "/auth/devices/" + other.text("device"), null, token);
        String wrong = "{'password':'wrong horse!','newPassword':'" + PASSWORD + "'}";
        REST.post("/auth/password", wrong, token);
        REST.post("/auth/password", wrong.replace("wrong horse!", PASSWORD), token);
        REST.send("DELETE", "/auth/account", wrong, token);
        REST.send("DELETE", "/auth/account", "{'password':'" + PASSWORD + "'}", token);
        REST.get("/.well-known/jwks.json");
        REST.get("/openapi.yaml");
        REST.get("/healthz");
    }

    private static void messages() {
        Reply keeper = REST.register("keeper");
        Keeper keeping = new Keeper(REST, keeper);
        Reply guest = REST.register("guest");
        String room = keeping.room("open").toString();
        awaitReady(REST);
        String one = "{'room':'open','text':'E2EE:AAAA','id':'" + UUID.randomUUID() + "'}";
        String[] guests = {"Authorization", "Bearer " + guest.text("accessToken")};
        Stream.of(
                        one,
                        one,
                        one.replace("AAAA", "BBBB"),
                        one.replace("E2EE", "text"),
                        "{'room':'open'}",
                        "{'room':'open','id':''}",
                        "{'room':'open','text':'E2EE:AAAA','re':0}",
                        "{'room':'open','text':'E2EE:AAAA','re':77}",
                        "{'room':'open','type':'attachment'}",
                        "{'room':'','text':'E2EE:AAAA'}",
                        "{'room':'" + room + "','text':'E2EE:AAAA'}",
                        "{'room':'open','text':'" + "A".repeat(70_000) + "'}")
                .forEach(body -> REST.post("/messages", body, guests));
        Grant grant = new Grant(
                UUID.fromString(guest.text("account")),
                UUID.fromString(guest.text("device")),
                RoomId.parse(room),
                null);
        String bound = REST.bean(AccessTokens.class).mint(grant, REST.clock().instant());
        REST.post("/messages", one.replace("'open'", "'other'"), "Authorization", "Bearer " + bound);
        String kept = one.replace("'open'", "'kept'");
        keeping.makes("kept", new DoorSet(DoorKind.MEMBERS, null, HistoryRule.ALL, null));
        REST.post("/messages", kept, guests);
        keeping.makes("still", new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null));
        keeping.makes("still", new Muted(keeping.author(guest, "still"), StateChange.FOREVER));
        REST.post("/messages", kept.replace("'kept'", "'still'"), guests);
        keeping.makes("still", new Banned(keeping.author(guest, "still"), StateChange.FOREVER, null));
        REST.post("/messages", kept.replace("'kept'", "'still'"), guests);
        keeping.makes("hidden", new DoorSet(DoorKind.PASSPHRASE, new DoorMac(new byte[32]), HistoryRule.ALL, null));
        keeping.makes("shut", new DoorSet(DoorKind.OPEN, null, HistoryRule.ALL, null));
        keeping.makes("shut", new Locked(true));
        for (String name : new String[] {"open", "x".repeat(200), room, "kept", "still", "hidden", "shut"}) {
            REST.get("/rooms/" + name + "/messages", guests);
        }
        REST.get("/rooms/open/messages?limit=0", guests);
        REST.get("/rooms/other/messages", "Authorization", "Bearer " + bound);
    }

    private static Set<String> overloaded() {
        try (TestRest rest = TestRest.open()) {
            String[] token = {"Authorization", "Bearer " + rest.register("bob").text("accessToken")};
            awaitReady(rest);
            rest.isAlone();
            rest.get("/readyz").is(503);
            // Without threads nobody is served any more.
            rest.bean(HashBench.class).close();
            String both = "{'password':'" + PASSWORD + "','newPassword':'" + PASSWORD + "'}";
            rest.post("/auth/register", CREDENTIALS).isProblem(503, "overloaded");
            rest.post("/auth/login", CREDENTIALS).isProblem(503, "overloaded");
            rest.post("/auth/password", both, token).isProblem(503, "overloaded");
            rest.send("DELETE", "/auth/account", both, token).isProblem(503, "overloaded");
            return rest.answered();
        }
    }

    private static void awaitReady(TestRest rest) {
        TestCommandSide.await(() -> rest.get("/readyz").status() == 200);
    }

    @Test
    void a_store_that_is_away_is_said_and_comes_back() {
        try (TestRest rest = TestRest.open()) {
            Reply made = rest.register("carol");
            rest.postgres().leave();
            Reply refused = rest.logIn("carol").isProblem(503, "unavailable");
            assertThat(refused.header("retry-after")).isNotEmpty();
            rest.whoAmI(made.text("accessToken")).isProblem(503, "unavailable");
            rest.refresh(made.text("refreshToken")).isProblem(503, "unavailable");
            rest.postgres().comeBack();
            TestCommandSide.await(() -> rest.logIn("carol").status() == 200);
            rest.whoAmI(made.text("accessToken")).is(200);
        }
    }
}
