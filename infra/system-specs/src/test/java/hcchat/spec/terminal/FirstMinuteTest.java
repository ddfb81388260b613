package hcchat.spec.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody's first minute as the README prints it: from a clean clone, its commands typed as they stand there, and
/// alice's screen in the end as it is shown there.
class FirstMinuteTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration BUILD = Duration.ofMinutes(10);
    private static final String PASSPHRASE = "correct horse battery staple";

    @TempDir
    private static Path home;

    private static String readme = "";

    @BeforeAll
    static void cloneIt() throws IOException, InterruptedException {
        readme = Files.readString(ROOT.resolve("README.md"));
        Process clone = new ProcessBuilder("git", "clone", "-q", ROOT.toString(), "hcchat")
                .directory(home.toFile())
                .inheritIO()
                .start();
        assertThat(clone.waitFor()).isZero();
    }

    private static String printed(String mark) {
        Matcher block = Pattern.compile("<!-- first minute: " + mark + " -->\n```\n(.*?)```", Pattern.DOTALL)
                .matcher(readme);
        assertThat(block.find()).as("the README shows: " + mark).isTrue();
        return block.group(1).strip();
    }

    /// Types what the README prints at a shell of somebody who has nothing of ours yet.
    private static Terminal typed(String mark) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("HCCHAT_") && !name.equals("HCCHAT_JAVA_HOME"));
        environment.remove("NO_COLOR");
        environment.put("TERM", "xterm-256color");
        environment.put("HCCHAT_MASTER_KEY_FILE", home.resolve("master.key").toString());
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        return Terminal.start(
                74, 14, home.resolve("hcchat"), environment, List.of("bash", "-c", "exec " + printed(mark)));
    }

    private static Terminal person(String mark) {
        Terminal person = typed(mark);
        person.awaitHeard("Passphrase of lobby", BUILD);
        person.enter(PASSPHRASE);
        person.awaitRow("here");
        return person;
    }

    @Test
    @Tag("long")
    @Timeout(1_500)
    void two_people_talk_encrypted_while_the_server_is_killed_under_them() {
        try (Terminal server = typed("server")) {
            server.awaitHeard("HCChat ready: ", BUILD);
            try (Terminal alice = person("alice");
                    Terminal bob = person("bob")) {
                alice.awaitRow("bob came in");
                alice.enter("Hello, is anybody there?");
                bob.awaitRow("alice: Hello, is anybody there?");
                bob.enter("Yes. And nobody else can read it.");
                alice.awaitRow("bob: Yes. And nobody else can read it.");
                server.kill();
                alice.awaitRow("Connection lost");
                alice.enter("Are you still there?");
                alice.awaitRow("… Are you still there?");
                try (Terminal again = typed("server")) {
                    again.awaitHeard("HCChat ready: ", BUILD);
                    bob.awaitRow("alice: Are you still there?");
                    bob.enter("/re 3 Still here.");
                    alice.awaitRow("bob: Still here.");
                    alice.enter("/react 4 👍");
                    alice.awaitRow("👍 alice");
                    bob.awaitRow("👍 alice");
                    assertThat(bob.rows())
                            .filteredOn(row -> row.contains("alice: Are you still there?") && !row.contains("↳"))
                            .hasSize(1);
                    assertThat(told(alice.rows())).isEqualTo(told(shownOfAlice()));
                }
            }
        }
    }

    private static List<String> shownOfAlice() {
        Matcher shown = Pattern.compile("alice's terminal looks like this.*?```\n(.*?)```", Pattern.DOTALL)
                .matcher(readme);
        assertThat(shown.find()).isTrue();
        return shown.group(1).lines().toList();
    }

    /// What a screen tells, whoever came back first, at whatever time, however the line was broken, and whatever
    /// the other is doing just now.
    private static String told(List<String> rows) {
        return rows.stream()
                .filter(row -> !row.isBlank() && !row.contains(" came in") && !row.contains(" left"))
                .flatMap(row -> Arrays.stream(row.strip().split("\\s+")))
                .collect(Collectors.joining(" "))
                .replaceAll("\\d\\d:\\d\\d", "TIME")
                .replaceAll("after \\d+ s", "after SOME s")
                .replaceAll(" · (read by \\w+|\\w+ is typing…)", "");
    }
}
