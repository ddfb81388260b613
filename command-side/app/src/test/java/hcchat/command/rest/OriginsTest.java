package hcchat.command.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hcchat.command.fixture.TestRest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.example.org",
                "chat.example.org",
                "https://chat.example.org/app",
                "https://chat.example.org//",
                "https://me@chat.example.org",
                "https://chat.example.org:port",
                "https://",
                "null",
                ""
            })
    void what_no_browser_sends_is_refused_at_the_start_and_it_is_said_what_to_write(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Origins(Set.of("https://fine.example", written)))
                .withMessageContaining("\"" + written + "\"")
                .withMessageContaining("write each origin as https://chat.example.org");
    }

    @Test
    void an_origin_is_the_same_however_it_was_written() {
        try (TestRest rest = TestRest.with(Map.of(
                "hcchat.accounts.registration",
                "open",
                "hcchat.rest.origins",
                "http://[2001:db8::1]:8080",
                "CORS_ALLOW_ORIGINS",
                "https://A.example/, http://b.example:80,https://c.example:443/, capacitor://localhost"))) {
            int people = 0;
            for (String origin : new String[] {
                "https://a.example",
                "http://b.example",
                "https://c.example",
                "capacitor://localhost",
                "http://[2001:db8::1]:8080"
            }) {
                assertThat(rest.post(
                                        "/auth/register",
                                        "{'name':'u%d','password':'%s','cookie':true}"
                                                .formatted(people++, TestRest.PASSWORD),
                                        "Origin",
                                        origin)
                                .is(201)
                                .header("access-control-allow-origin"))
                        .isEqualTo(origin);
            }
            rest.get("/nowhere", "Origin", "https://c.example:444").isProblem(403, "bad_origin");
        }
    }
}
