package hcchat.command.rest.auth;

import static hcchat.command.fixture.TestRest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.account.HashBench;
import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterAndLogInTest {
    private static final TestRest REST = TestRest.open();

    @AfterAll
    static void stop() {
        REST.close();
    }

    private static String name() {
        return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    @Test
    void who_registers_is_logged_in() {
        String alice = name();
        Reply made = REST.register(alice);

        assertThat(made.text("name")).isEqualTo(alice);
        assertThat(made.json().path("expiresIn").intValue()).isEqualTo(600);
        Reply account = REST.whoAmI(made.text("accessToken")).is(200);
        assertThat(account.text("account")).isEqualTo(made.text("account"));
        assertThat(account.text("device")).isEqualTo(made.text("device"));
        assertThat(account.text("name")).isEqualTo(alice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/api/auth/login"})
    void who_logs_in_is_the_same_on_another_device(String path) {
        String alice = name();
        Reply made = REST.register(alice);
        Reply again = REST.post(path, "{'name':'" + alice + "','password':'" + PASSWORD + "'}")
                .is(200);

        assertThat(again.text("account")).isEqualTo(made.text("account"));
        assertThat(again.text("device")).isNotEqualTo(made.text("device"));
        REST.whoAmI(made.text("accessToken")).is(200);
        REST.whoAmI(again.text("accessToken")).is(200);
    }

    @Test
    void a_device_that_comes_again_is_the_same_device() {
        String alice = name();
        Reply made = REST.register(alice);
        Reply again = REST.post(
                        "/auth/login",
                        "{'name':'%s','password':'%s','deviceId':'%s'}".formatted(alice, PASSWORD, made.text("device")))
                .is(200);

        assertThat(again.text("device")).isEqualTo(made.text("device"));
        // Its former refresh token was of a line that is over.
        REST.refresh(made.text("refreshToken")).isProblem(401, "bad_token");
        REST.refresh(again.text("refreshToken")).is(200);
    }

    @Test
    void a_name_is_the_same_in_any_case_of_letters() {
        String alice = name();
        REST.register(alice);

        REST.post("/auth/register", "{'name':'%s','password':'%s'}".formatted(alice.toUpperCase(Locale.ROOT), PASSWORD))
                .isProblem(409, "name_taken");
        REST.logIn(alice.toUpperCase(Locale.ROOT)).is(200);
    }

    @Test
    void an_unknown_name_and_a_wrong_password_are_answered_alike_after_the_same_work() {
        String alice = name();
        REST.register(alice);
        HashBench bench = REST.bean(HashBench.class);

        long before = bench.begun();
        Reply wrong = REST.post("/auth/login", "{'name':'" + alice + "','password':'another horse'}");
        long between = bench.begun();
        Reply unknown = REST.post("/auth/login", "{'name':'" + name() + "','password':'another horse'}");
        long after = bench.begun();

        assertThat(unknown.body()).isEqualTo(wrong.isProblem(401, "bad_login").body());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(wrong.headers().map().keySet());
        assertThat(between - before).isEqualTo(1);
        assertThat(after - between).isEqualTo(1);
    }

    @Test
    void a_password_is_the_same_however_a_keyboard_writes_its_accents() {
        String alice = name();
        REST.post("/auth/register", "{'name':'" + alice + "','password':'caf\u00e9 caf\u00e9 caf\u00e9'}")
                .is(201);
        REST.post("/auth/login", "{'name':'" + alice + "','password':'cafe\u0301 cafe\u0301 cafe\u0301'}")
                .is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "alice!", "\u00e4rger", "r_AAAAAAAAAAAAAAAAAAAAAAA", "a-b"})
    void what_is_no_name_is_refused(String name) {
        REST.post("/auth/register", "{'name':'" + name + "','password':'" + PASSWORD + "'}")
                .isProblem(400, "bad_name");
    }

    @Test
    void a_password_has_10_to_256_characters() {
        REST.post("/auth/register", password("123456789")).isProblem(400, "bad_password");
        REST.post("/auth/register", password("x".repeat(257))).isProblem(400, "bad_password");
        REST.post("/auth/register", password("half a \\ud83d character")).isProblem(400, "bad_password");
        REST.post("/auth/register", password("1234567890")).is(201);
        // 256 characters, each two units of UTF-16.
        REST.post("/auth/register", password("\ud83c\udf88".repeat(256))).is(201);
    }

    private static String password(String password) {
        return "{'name':'" + name() + "','password':'" + password + "'}";
    }

    @Test
    void what_is_kept_of_a_password_is_neither_it_nor_a_hash_that_can_be_guessed_at() {
        REST.register(name());

        assertThat(REST.postgres().column("select encode(password, 'escape') from account"))
                .noneMatch(kept -> kept.contains(PASSWORD) || kept.contains("argon2"));
    }
}
