package hcchat.spec.hackchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Each row of the table gets its exact answer from the real server, and the others in the room notice nothing: after
/// each they hear what is said next, in order.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HostileFramesTest {
    private static final Path TABLE = Path.of("src", "test", "resources", "hostile.txt");
    private static final JsonMapper JSON = new JsonMapper();
    private static final boolean RECORDING = System.getProperty("hcchat.record") != null;
    private static final int ROWS = 80;
    // What one address may say before hack.chat's score stops it.
    private static final int TEXTS_A_SPEAKER = 15;
    private static final Set<String> LONG = Set.of("onlineSet", "session", "resync");

    private final List<Actor> witnesses = new ArrayList<>();
    private final List<String> sayings = new ArrayList<>();
    private final List<String> recorded = new ArrayList<>();
    private URI server = URI.create("ws://nowhere");
    private Actor[] speaker = {};
    private int said;

    @BeforeAll
    void meet() {
        server = OpenServer.get().socket();
        Actor vera = new Actor(server);
        vera.send("{\"cmd\":\"session\"}");
        Actor hugo = new Actor(server, true);
        witnesses.addAll(List.of(vera, hugo));
        vera.send("{\"cmd\":\"join\",\"channel\":\"hostile\",\"nick\":\"vera\"}");
        vera.await("\"channels\":[\"hostile\"]");
        hugo.send("{\"cmd\":\"join\",\"channel\":\"hostile\",\"nick\":\"Hugo\"}");
        hugo.await("\"cmd\":\"session\"");
    }

    @AfterAll
    void part() throws IOException {
        witnesses.forEach(Actor::close);
        for (Actor one : speaker) {
            one.close();
        }
        if (RECORDING) {
            int row = 0;
            List<String> lines = new ArrayList<>();
            for (String line : Files.readAllLines(TABLE)) {
                lines.add(line.startsWith("#") || line.isBlank() ? line : recorded.get(row++));
            }
            Files.write(TABLE, lines);
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                rows.add(Row.of(rows.size() + 1, line));
            }
        }
        return rows;
    }

    @Test
    void there_are_rows_enough() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(ROWS);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_is_answered_so_and_nobody_else_is_harmed(Row row) throws IOException {
        List<String> heard = row.place().equals("raw")
                ? List.of(Wire.closing(
                        server, row.speaksHcchat(), row.sent(row.frames().getFirst())))
                : heard(row);
        if (RECORDING) {
            recorded.add(row.with(heard));
        } else {
            assertThat(heard).isEqualTo(row.answers());
        }
        sayings.add(speak());
        for (Actor witness : witnesses) {
            sayings.forEach(next -> assertUnharmed(witness, next));
        }
        sayings.clear();
    }

    private List<String> heard(Row row) {
        try (Actor mallory = new Actor(server, row.speaksHcchat())) {
            if (row.place().equals("in")) {
                // A nick of the row's own: that of the last row may not have gone yet.
                mallory.send("{\"cmd\":\"join\",\"channel\":\"hostile\",\"nick\":\"mallory" + row.number() + "\"}");
                mallory.await("\"cmd\":\"session\"");
            }
            row.frames().forEach(frame -> mallory.send(row.sent(frame)));
            List<String> heard = new ArrayList<>();
            while (!RECORDING && heard.size() < row.answers().size() && (heard.isEmpty() || !isClosed(heard))) {
                String frame = mallory.next();
                assertThat(frame).as("after " + heard).isNotNull();
                note(row, heard, frame == null ? "" : frame);
            }
            if (row.staysIn() && !isClosed(heard)) {
                // What she is answered too much comes before what is said next.
                String next = speak();
                sayings.add(next);
                for (String frame = mallory.next(); frame != null && !frame.contains(next); frame = mallory.next()) {
                    note(row, heard, frame);
                }
            } else if (RECORDING) {
                LockSupport.parkNanos(300_000_000);
            }
            if (!isClosed(heard)) {
                mallory.settle();
            }
            mallory.rest().forEach(frame -> note(row, heard, frame));
            return heard;
        }
    }

    private static boolean isClosed(List<String> heard) {
        return !heard.isEmpty() && heard.getLast().startsWith("closed");
    }

    /// Others come and go meanwhile, and what one says oneself comes before or after its acknowledgement: neither
    /// is an answer.
    private static void note(Row row, List<String> heard, String frame) {
        if (frame.startsWith("closed")) {
            heard.add(frame);
            return;
        }
        ObjectNode top = (ObjectNode) JSON.readTree(frame);
        String cmd = top.path("cmd").stringValue("");
        if (Set.of("onlineAdd", "onlineRemove", "chat").contains(cmd)) {
            return;
        }
        if (LONG.contains(cmd)) {
            top.retain("cmd");
        }
        if (cmd.equals("info") && top.path("id").isNumber()) {
            top.put("text", "");
        }
        for (String chance : List.of("time", "seq", "epoch", "from", "to")) {
            top.remove(chance);
        }
        heard.add(row.heard(JSON.writeValueAsString(top)));
    }

    /// Somebody says the next thing.
    private String speak() {
        if (said % TEXTS_A_SPEAKER == 0) {
            Actor next = new Actor(server);
            next.send("{\"cmd\":\"join\",\"channel\":\"hostile\",\"nick\":\"speaker" + said + "\"}");
            next.await("\"cmd\":\"session\"");
            for (Actor one : speaker) {
                one.close();
            }
            speaker = new Actor[] {next};
        }
        said++;
        speaker[0].send("{\"cmd\":\"chat\",\"text\":\"saying " + said + ".\"}");
        return "saying " + said + ".";
    }

    /// It hears that next, and nothing before that isn't somebody's coming, going or talking.
    private static void assertUnharmed(Actor witness, String next) {
        for (String frame = witness.next(); frame != null; frame = witness.next()) {
            String cmd =
                    frame.startsWith("{") ? JSON.readTree(frame).path("cmd").stringValue("") : frame;
            assertThat(cmd).isIn("onlineAdd", "onlineRemove", "updateUser", "chat", "info", "invite", "whisper");
            if (frame.contains("\"text\":\"saying ")) {
                assertThat(frame).contains(next);
                return;
            }
        }
        throw new AssertionError("never heard: " + next);
    }
}
