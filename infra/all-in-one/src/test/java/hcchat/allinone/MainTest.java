package hcchat.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real process, from its flags to its exit code.
@Timeout(180)
class MainTest {
    private static final int KILLED_BY_SIGTERM = 143;

    @TempDir
    Path root;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatAFailedTestLeft() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void it_says_one_line_when_ready_closes_on_sigterm_in_time_and_goes_on_with_the_same_data() throws Exception {
        for (int start = 0; start < 2; start++) {
            Process server = start("--data", data(), "--port", "0");
            awaitReady(server);
            assertThat(postgresNote()).exists();

            server.destroy();

            assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isEqualTo(KILLED_BY_SIGTERM);
            assertThat(postgresNote()).doesNotExist();
        }
    }

    @Test
    void after_a_kill_the_next_start_recovers_by_itself() throws Exception {
        Process first = start("--data", data(), "--port", "0");
        awaitReady(first);
        first.destroyForcibly().waitFor();

        Process second = start("--data", data(), "--port", "0");
        awaitReady(second);

        second.destroy();
        assertThat(second.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_second_one_on_the_folder_says_so_in_one_sentence_and_code_3() throws Exception {
        Process first = start("--data", data(), "--port", "0");
        awaitReady(first);

        Process second = start("--data", data(), "--port", "0");

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(3);
        assertThat(second.errorReader().lines())
                .singleElement()
                .asString()
                .startsWith("The data folder " + data() + " is in use by another HCChat (process " + first.pid() + ")");
        first.destroy();
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_unknown_flag_is_told_in_one_sentence_and_code_2() throws Exception {
        Process server = start("--colour", "red");

        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(2);
        assertThat(server.errorReader().lines())
                .containsExactly("Unknown flag --colour: ./hcchat help shows what there is.");
    }

    private Path postgresNote() {
        return Path.of(data()).resolve("postgres").resolve("postmaster.pid");
    }

    private String data() {
        return root.resolve("data").toString();
    }

    private Process start(String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(flags));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static void awaitReady(Process server) throws IOException {
        BufferedReader output = server.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.startsWith("HCChat ready: http://127.0.0.1:")) {
                return;
            }
        }
        throw new AssertionError("never ready: " + said);
    }
}
