package hcchat.command.rest.auth;

import static hcchat.command.fixture.TestRest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountsAndDevicesTest {
    private static final TestRest REST = TestRest.open();

    private final String alice =
            "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private final Reply laptop = REST.register(alice);
    private final Reply phone = REST.post(
                    "/auth/login", "{'name':'%s','password':'%s','deviceName':'Phone'}".formatted(alice, PASSWORD))
            .is(200);

    @AfterAll
    static void stop() {
        REST.close();
    }

    private static String[] by(Reply session) {
        return new String[] {"Authorization", "Bearer " + session.text("accessToken")};
    }

    private static String password(String old, String next) {
        return "{'password':'%s','newPassword':'%s'}".formatted(old, next);
    }

    @Test
    void devices_are_told_with_the_one_that_asks_among_them() {
        JsonNode devices = REST.get("/auth/devices", by(laptop)).is(200).json().path("devices");

        assertThat(devices.valueStream().map(device -> device.path("id").stringValue()))
                .containsExactlyInAnyOrder(laptop.text("device"), phone.text("device"));
        assertThat(devices.valueStream()
                        .filter(device -> device.path("current").booleanValue())
                        .map(device -> device.path("id").stringValue()))
                .containsExactly(laptop.text("device"));
        assertThat(devices.valueStream().map(device -> device.path("name").stringValue()))
                .contains("Phone");
    }

    @Test
    void a_device_that_is_ended_is_out_with_all_its_tokens() {
        REST.send("DELETE", "/auth/devices/" + phone.text("device"), null, by(laptop))
                .is(204);

        REST.whoAmI(phone.text("accessToken")).isProblem(401, "token_revoked");
        REST.refresh(phone.text("refreshToken")).isProblem(401, "bad_token");
        REST.whoAmI(laptop.text("accessToken")).is(200);
        REST.send("DELETE", "/auth/devices/" + phone.text("device"), null, by(laptop))
                .isProblem(404, "no_such_device");
        REST.send("DELETE", "/auth/devices/mine", null, by(laptop)).isProblem(404, "no_such_device");
    }

    @Test
    void nobody_ends_a_device_of_somebody_else() {
        Reply bob = REST.register("b" + alice.substring(1));

        REST.send("DELETE", "/auth/devices/" + phone.text("device"), null, by(bob))
                .isProblem(404, "no_such_device");
        REST.whoAmI(phone.text("accessToken")).is(200);
    }

    @Test
    void a_changed_password_ends_all_other_devices() {
        REST.post("/auth/password", password("wrong horse!", "new password"), by(laptop))
                .isProblem(401, "bad_login");
        REST.whoAmI(phone.text("accessToken")).is(200);
        REST.post("/auth/password", password(PASSWORD, "new password"), by(laptop))
                .is(204);

        REST.whoAmI(phone.text("accessToken")).isProblem(401, "token_revoked");
        REST.whoAmI(laptop.text("accessToken")).is(200);
        REST.refresh(laptop.text("refreshToken")).is(200);
        REST.logIn(alice).isProblem(401, "bad_login");
        REST.post("/auth/login", "{'name':'" + alice + "','password':'new password'}")
                .is(200);
    }

    @Test
    void a_deleted_account_leaves_nothing() {
        REST.refresh(phone.text("refreshToken")).is(200);
        REST.refresh(phone.text("refreshToken")).isProblem(401, "token_reused");
        REST.send("DELETE", "/auth/account", "{'password':'wrong horse!'}", by(laptop))
                .isProblem(401, "bad_login");
        REST.send("DELETE", "/auth/account", "{'password':'" + PASSWORD + "'}", by(laptop))
                .is(204);

        REST.whoAmI(laptop.text("accessToken")).isProblem(401, "token_revoked");
        REST.refresh(laptop.text("refreshToken")).isProblem(401, "bad_token");
        REST.logIn(alice).isProblem(401, "bad_login");
        for (String table : List.of("account", "device", "refresh_token", "notice")) {
            String column = table.equals("account") ? "id" : "account";
            assertThat(REST.postgres()
                            .column("select 1 from " + table + " where " + column + " = '" + laptop.text("account")
                                    + "'"))
                    .as(table)
                    .isEmpty();
        }
        // The name is free again, and is somebody else.
        assertThat(REST.register(alice).text("account")).isNotEqualTo(laptop.text("account"));
    }

    @Test
    void who_logs_in_each_day_on_a_new_device_keeps_the_newest_fifty() {
        REST.postgres()
                .execute("insert into device select '" + laptop.text("account")
                        + "', gen_random_uuid(), '', now(), now() - interval '1 day' from generate_series(1, 48)");
        REST.postgres()
                .execute("update device set seen_at = now() - interval '2 days' where id = '" + laptop.text("device")
                        + "'");
        Reply last = REST.logIn(alice).is(200);

        assertThat(REST.get("/auth/devices", by(last)).json().path("devices").size())
                .isEqualTo(50);
        REST.whoAmI(laptop.text("accessToken")).isProblem(401, "token_revoked");
        REST.whoAmI(phone.text("accessToken")).is(200);
    }
}
