package hcchat.spec.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.allinone.host.LocalPorts;
import hcchat.client.JoinRequest;
import hcchat.client.Told;
import hcchat.client.Words;
import hcchat.client.crypto.Passphrase;
import hcchat.harness.Server;
import hcchat.harness.Visitors;
import hcchat.harness.Visitors.Visitor;
import hcchat.spec.SharedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The client without a terminal: in pipes, and for scripts.
@Timeout(180)
class PipedClientTest {
    private static final String SECRET = "aubergine moonlight";

    private final Server server = SharedServer.get();
    private final Visitors visitors = new Visitors();

    @TempDir
    private Path folder;

    private record Ended(int status, List<String> out, String err) {}

    @BeforeEach
    void secret() throws IOException {
        Files.writeString(folder.resolve("secret"), SECRET + "\n");
    }

    @AfterEach
    void leave() {
        visitors.close();
    }

    private Ended run(String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(ClientJvm.command());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--state", folder.resolve("state").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("HCCHAT_PASSPHRASE");
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it goes on");
        }
        return new Ended(process.exitValue(), Files.readAllLines(out), Files.readString(err));
    }

    private String[] in(String channel, String... more) {
        List<String> arguments = new ArrayList<>(List.of(channel, "--nick", "cron"));
        arguments.addAll(List.of("--server", server.socket().toString()));
        arguments.addAll(List.of("--passphrase-file", folder.resolve("secret").toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private List<String> texts(String channel, long last) throws Exception {
        Visitor reader = visitors.join(
                server.socket(),
                JoinRequest.of(channel, "reader").withAfter(0).withPassphrase(Passphrase.of(SECRET.toCharArray())));
        reader.transcript().awaitSeq(last, Duration.ofSeconds(60));
        return reader.transcript().told().stream()
                .map(told -> ((Words.Opened) ((Told.Said) told).words()).text())
                .toList();
    }

    @Test
    void each_line_of_a_pipe_is_said_as_it_is() throws Exception {
        Ended ended = run("hi\n\n/etc/passwd is not a command\nשלום", in("piped"));
        assertThat(ended).isEqualTo(new Ended(0, List.of(), ""));
        assertThat(texts("piped", 3)).containsExactly("hi", "/etc/passwd is not a command", "שלום");
    }

    @Test
    void a_pipe_to_nowhere_ends_with_a_sentence() throws Exception {
        Ended ended = run(
                "hi\n",
                "lobby",
                "--nick",
                "cron",
                "--server",
                "127.0.0.1:" + LocalPorts.free(),
                "--timeout",
                "1",
                "--passphrase-file",
                folder.resolve("secret").toString());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("can't be reached", "./hcchat run");
    }

    @Test
    void a_pipe_without_a_passphrase_says_where_it_is_looked_for() throws Exception {
        Ended ended = run(
                "hi\n", "lobby", "--nick", "cron", "--server", server.socket().toString());
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("--passphrase-file", "HCCHAT_PASSPHRASE");
    }

    @Test
    void what_the_server_refuses_is_said_and_the_status_tells() throws Exception {
        Ended ended = run(
                "hi\n",
                "lobby",
                "--nick",
                "cron",
                "--unencrypted",
                "--server",
                server.socket().toString());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("takes encrypted texts only");
    }

    @Test
    void scripts_command_and_hear_in_json() throws Exception {
        Ended first = run("""
            {"cmd":"chat","text":"one \\u001b[2J","ref":"a"}
            {"cmd":"edit","of":1,"text":"two","ref":"b"}
            {"cmd":"edit","of":99,"text":"three","ref":"c"}
            {"cmd":"dance","ref":"d"}
            """, in("scripts", "--json"));
        assertThat(first.status()).as(first.err()).isEqualTo(1);
        assertThat(first.out())
                .anySatisfy(line -> assertThat(line).contains("\"event\":\"entered\"", "\"nick\":\"cron\""))
                .anySatisfy(line -> assertThat(line).contains("\"ref\":\"a\"", "\"ok\":true", "\"seq\":1"))
                .anySatisfy(line -> assertThat(line).contains("\"ref\":\"b\"", "\"ok\":true", "\"seq\":2"))
                .anySatisfy(line -> assertThat(line).contains("\"ref\":\"c\"", "\"code\":\"no_such_message\""))
                .anySatisfy(line -> assertThat(line).contains("\"ref\":\"d\"", "\"code\":\"bad_command\""))
                .allMatch(line -> line.startsWith("{\"event\":\""));
        Ended second = run("{\"cmd\":\"history\",\"ref\":\"e\"}\n", in("scripts", "--json"));
        assertThat(second.status()).isZero();
        assertThat(second.out())
                .anySatisfy(line -> assertThat(line)
                        .contains("\"event\":\"message\"", "\"seq\":1", "one \\u001B[2J", "\"past\":true"))
                .anySatisfy(line -> assertThat(line).contains("\"event\":\"edit\"", "\"of\":1", "two"))
                .anySatisfy(line -> assertThat(line).contains("\"event\":\"page\"", "\"ref\":\"e\""));
    }
}
