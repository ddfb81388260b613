package hcchat.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.allinone.Settings.Encryption;
import hcchat.allinone.Settings.History;
import hcchat.allinone.Settings.Registration;
import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void nothing_said_means_private_encrypted_and_limited() {
        assertThat(Arguments.parse(new String[0], Map.of()))
                .isEqualTo(new Settings(
                        Path.of("data"),
                        "127.0.0.1",
                        10_080,
                        10_081,
                        10_090,
                        Encryption.REQUIRED,
                        true,
                        null,
                        Registration.INVITE,
                        null,
                        null,
                        null,
                        false,
                        null,
                        Set.of()));
    }

    @Test
    void a_flag_wins_over_the_environment() {
        Settings settings = Arguments.parse(
                new String[] {"--e2ee", "optional", "--history=since_join"},
                Map.of("HCCHAT_E2EE", "required", "HCCHAT_LIMITS", "off", "HCCHAT_DATA", "/somewhere"));

        assertThat(settings.encryption()).isEqualTo(Encryption.OPTIONAL);
        assertThat(settings.history()).isEqualTo(History.SINCE_JOIN);
        assertThat(settings.limits()).isFalse();
        assertThat(settings.data()).isEqualTo(Path.of("/somewhere"));
    }

    @Test
    void servers_elsewhere_are_named_in_the_environment_alone() {
        Settings settings = Arguments.parse(
                new String[0], Map.of("HCCHAT_POSTGRES_URL", "jdbc:x", "HCCHAT_KAFKA_BOOTSTRAP", "k:9092"));

        assertThat(settings.postgresUrl()).isEqualTo("jdbc:x");
        assertThat(settings.kafkaBootstrap()).isEqualTo("k:9092");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HCCHAT_STORAGE_ENDPOINT", "MINIO_ENDPOINT"})
    void a_store_elsewhere_leaves_the_one_inside_out(String variable) {
        assertThat(Arguments.parse(new String[0], Map.of(variable, "https://s3.example.org"))
                        .objectsElsewhere())
                .isTrue();
    }

    @Test
    void where_clients_find_attachments_is_said_in_either_way() {
        Map<String, String> environment = Map.of("HCCHAT_S3_PUBLIC_URL", "https://a.example.org");

        assertThat(Arguments.parse(new String[0], environment).objectsUrl()).isEqualTo("https://a.example.org");
        assertThat(Arguments.parse(new String[] {"--s3-url=https://b.example.org"}, environment)
                        .objectsUrl())
                .isEqualTo("https://b.example.org");
    }

    @Test
    void origins_are_those_of_rest_as_browsers_write_them() {
        assertThat(Arguments.parse(
                                new String[0],
                                Map.of(
                                        "CORS_ALLOW_ORIGINS",
                                        "https://A.example.org/, https://b.example.org:443",
                                        "HCCHAT_REST_ORIGINS",
                                        "http://c:81"))
                        .origins())
                .containsExactlyInAnyOrder("https://a.example.org", "https://b.example.org", "http://c:81");
        assertThatThrownBy(() -> Arguments.parse(new String[0], Map.of("CORS_ALLOW_ORIGINS", "*")))
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_ARGUMENT));
    }

    @Test
    void health_stands_beside_the_port_and_zero_means_any() {
        assertThat(Arguments.parse(new String[] {"--port", "8000"}, Map.of()).healthPort())
                .isEqualTo(8001);
        Settings any = Arguments.parse(new String[] {"--port", "0"}, Map.of());
        assertThat(any.port()).isPositive();
        assertThat(any.healthPort()).isPositive().isNotEqualTo(any.port());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour=red     | Unknown flag --colour: ./hcchat help shows what there is.",
                "start            | Unknown flag start: ./hcchat help shows what there is.",
                "--port           | The flag --port needs a value.",
                "--port=http      | The flag --port needs a number, not \"http\".",
                "--port=70000     | The ports must be three different ones between 1 and 65535, not 70000, 70001 and"
                        + " 70010.",
                "--e2ee=sometimes | The flag --e2ee is one of required, optional, not \"sometimes\".",
                "--limits=maybe   | The flag --limits is one of on, off, not \"maybe\".",
            })
    void what_makes_no_sense_is_refused_in_one_sentence(String flag, String sentence) {
        assertThatThrownBy(() -> Arguments.parse(new String[] {flag}, Map.of()))
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_ARGUMENT))
                .hasMessage(sentence);
    }
}
