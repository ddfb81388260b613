package hcchat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final Map<String, String> HOME = Map.of("HOME", "/home/al", "USER", "al");

    private static Options options(Map<String, String> environment, String... arguments) {
        return ((CommandLine.Reading.Chat) CommandLine.read(List.of(arguments), environment)).options();
    }

    private static String wrong(String... arguments) {
        return ((CommandLine.Reading.Wrong) CommandLine.read(List.of(arguments), HOME)).sentence();
    }

    @Test
    void a_channel_is_enough() {
        assertThat(options(HOME, "lobby"))
                .isEqualTo(new Options(
                        "lobby",
                        "al",
                        URI.create("ws://127.0.0.1:10080/chat-ws"),
                        URI.create("http://127.0.0.1:10081"),
                        null,
                        true,
                        Path.of("/home/al/.local/state/hcchat"),
                        false,
                        true,
                        100,
                        Duration.ofSeconds(30)));
    }

    @Test
    void rest_is_at_the_sockets_next_port_or_behind_its_proxy_unless_it_is_said() {
        assertThat(options(HOME, "lobby", "--server", "wss://chat.example.org").rest())
                .isEqualTo(URI.create("https://chat.example.org/api"));
        assertThat(options(HOME, "lobby", "--server", "wss://chat.example.org:7000")
                        .rest())
                .isEqualTo(URI.create("https://chat.example.org:7001"));
        assertThat(options(HOME, "lobby", "--rest", "http://rest.example.org/api/")
                        .rest())
                .isEqualTo(URI.create("http://rest.example.org/api"));
        assertThat(wrong("lobby", "--nick", "al", "--rest", "ftp://x")).contains("--rest takes");
    }

    @Test
    void options_stand_anywhere() {
        Options options = options(
                HOME, "--nick", "bob", "--json", "my room", "--passphrase-file", "p", "--state", "s", "--timeout", "5");
        assertThat(options.nick()).isEqualTo("bob");
        assertThat(options.channel()).isEqualTo("my room");
        assertThat(options.json()).isTrue();
        assertThat(options.backlog()).isZero();
        assertThat(options.passphraseFile()).isEqualTo(Path.of("p"));
        assertThat(options.state()).isEqualTo(Path.of("s"));
        assertThat(options.patience()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9000, ws://127.0.0.1:9000/chat-ws",
        "ws://a.example, ws://a.example/chat-ws",
        "https://a.example/, wss://a.example/chat-ws",
        "http://a.example:81, ws://a.example:81/chat-ws",
        "wss://a.example/there, wss://a.example/there"
    })
    void a_server_is_named_as_people_name_it(String named, String socket) {
        assertThat(options(HOME, "lobby", "--server", named).server()).isEqualTo(URI.create(socket));
        assertThat(options(Map.of("USER", "al", "HOME", "/h", "HCCHAT_SERVER", named), "lobby")
                        .server())
                .isEqualTo(URI.create(socket));
    }

    @Test
    void state_goes_where_the_desktop_says() {
        assertThat(options(Map.of("USER", "al", "XDG_STATE_HOME", "/s"), "lobby")
                        .state())
                .isEqualTo(Path.of("/s/hcchat"));
        assertThat(options(Map.of("USER", "al", "HOME", "/h", "XDG_STATE_HOME", "relative"), "lobby")
                        .state())
                .isEqualTo(Path.of("/h/.local/state/hcchat"));
    }

    @Test
    void colours_are_left_out_when_the_environment_or_the_user_says_so() {
        assertThat(options(HOME, "lobby", "--no-color").color()).isFalse();
        assertThat(options(Map.of("USER", "al", "HOME", "/h", "NO_COLOR", "1"), "lobby")
                        .color())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--passphrase", "--passphrase=secret"})
    void a_passphrase_on_the_command_line_is_refused_and_not_repeated(String argument) {
        assertThat(wrong("lobby", argument, "secret"))
                .contains("seen by everybody", "--passphrase-file", "HCCHAT_PASSPHRASE")
                .doesNotContain("secret");
    }

    @Test
    void what_is_wrong_is_said() {
        assertThat(wrong("--nick", "bob")).contains("Which channel?");
        assertThat(wrong("lobby", "--nick", "a b")).contains("A nick is");
        assertThat(wrong("lobby", "--nick")).contains("--nick needs a value");
        assertThat(wrong("lobby", "other")).contains("One channel at a time");
        assertThat(wrong("lobby", "--colour")).contains("Unknown option --colour");
        assertThat(wrong("lobby", "--backlog", "many")).contains("--backlog takes a number");
        assertThat(wrong("lobby", "--server", "ftp://x")).contains("--server takes an address");
    }

    @Test
    void without_arguments_there_is_help() {
        assertThat(CommandLine.read(List.of(), HOME)).isInstanceOf(CommandLine.Reading.Help.class);
        assertThat(CommandLine.read(List.of("lobby", "--help"), HOME)).isInstanceOf(CommandLine.Reading.Help.class);
    }
}
