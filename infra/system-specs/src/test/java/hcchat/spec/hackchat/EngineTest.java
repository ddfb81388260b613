package hcchat.spec.hackchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// npm's `hackchat-engine`, the client library of hack.chat's own web client and of many bots, on our server: what it
/// does is seen by somebody else, and what others do it understands.
@Timeout(120)
class EngineTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final String room = "engine room " + UUID.randomUUID();
    private Node engine = start();
    private Actor alice = new Actor(OpenServer.get().socket());

    private static Node start(String... token) {
        List<String> arguments = new ArrayList<>(
                List.of(OpenServer.get().socket().toString(), Actor.address().getHostAddress()));
        arguments.addAll(List.of(token));
        return Node.start(Node.folder("engine"), "engine.mjs", arguments.toArray(String[]::new));
    }

    /// Alice, of the first version, is there before.
    @BeforeEach
    void meet() {
        alice.send("{\"cmd\":\"join\",\"channel\":\"%s\",\"nick\":\"alice\"}".formatted(room));
        alice.await("\"cmd\":\"session\"");
        engine.await("ready");
        engine.say("{\"do\":\"join\",\"nick\":\"robot\",\"pass\":\"secret\",\"channel\":\"%s\"}".formatted(room));
    }

    @AfterEach
    void part() {
        engine.close();
        alice.close();
    }

    private static JsonNode read(String line) {
        return JSON.readTree(line.substring(line.indexOf(' ') + 1));
    }

    private JsonNode heardByAlice(String part) {
        return JSON.readTree(alice.await(part));
    }

    @Test
    void joins_and_knows_who_is_there() {
        JsonNode added = heardByAlice("\"cmd\":\"onlineAdd\"");
        assertThat(added.path("nick").stringValue()).isEqualTo("robot");
        assertThat(added.path("trip").stringValue()).hasSize(6);
        assertThat(read(engine.await("joined")).path("me").stringValue()).isEqualTo("robot");
        engine.say("{\"do\":\"who\"}");
        assertThat(engine.await("who")).isEqualTo("who [\"alice\",\"robot\"]");
    }

    @Test
    void chats_both_ways() {
        engine.await("joined");
        engine.say("{\"do\":\"say\",\"channel\":\"%s\",\"text\":\"beep\"}".formatted(room));
        assertThat(heardByAlice("\"cmd\":\"chat\"").path("text").stringValue()).isEqualTo("beep");
        assertThat(engine.await("message")).isEqualTo("message {\"from\":\"robot\",\"text\":\"beep\"}");
        alice.send("{\"cmd\":\"chat\",\"text\":\"Grüße 🎈\"}");
        assertThat(engine.await("message")).isEqualTo("message {\"from\":\"alice\",\"text\":\"Grüße 🎈\"}");
    }

    @Test
    void whispers_both_ways_and_invites() {
        engine.await("joined");
        engine.say("{\"do\":\"whisper\",\"to\":\"alice\",\"text\":\"psst\"}");
        assertThat(heardByAlice("\"type\":\"whisper\"").path("text").stringValue())
                .isEqualTo("robot whispered: psst");
        assertThat(engine.await("whisper"))
                .isEqualTo("whisper {\"from\":\"robot\",\"to\":\"alice\",\"text\":\"psst\"}");
        alice.send("{\"cmd\":\"whisper\",\"nick\":\"robot\",\"text\":\"psst yourself\"}");
        assertThat(engine.await("whisper"))
                .isEqualTo("whisper {\"from\":\"alice\",\"to\":\"robot\",\"text\":\"psst yourself\"}");
        engine.say("{\"do\":\"invite\",\"to\":\"alice\",\"channel\":\"%s\",\"room\":\"attic\"}".formatted(room));
        assertThat(heardByAlice("\"type\":\"invite\"").path("text").stringValue())
                .isEqualTo("robot invited you to ?attic");
    }

    @Test
    void changes_nick_and_colour_and_follows_the_changes_of_others() {
        engine.await("joined");
        engine.say("{\"do\":\"rename\",\"nick\":\"android\"}");
        assertThat(heardByAlice("is now").path("text").stringValue()).isEqualTo("robot is now android");
        assertThat(read(engine.await("update")).path("nick").stringValue()).isEqualTo("android");
        engine.say("{\"do\":\"color\",\"color\":\"FF00AA\"}");
        assertThat(heardByAlice("\"cmd\":\"updateUser\"").path("color").stringValue())
                .isEqualTo("FF00AA");
        alice.send("{\"cmd\":\"changenick\",\"nick\":\"alicia\"}");
        engine.await("update {\"nick\":\"alicia\"");
        engine.say("{\"do\":\"who\"}");
        assertThat(engine.await("who")).isEqualTo("who [\"alicia\",\"android\"]");
    }

    @Test
    void leaves_comes_again_and_sees_others_go() {
        engine.await("joined");
        alice.await("\"cmd\":\"onlineAdd\"");
        engine.say("{\"do\":\"leave\",\"channel\":\"%s\"}".formatted(room));
        assertThat(heardByAlice("\"cmd\":\"onlineRemove\"").path("nick").stringValue())
                .isEqualTo("robot");
        engine.await("session");
        engine.say("{\"do\":\"join\",\"nick\":\"robot2\",\"pass\":\"\",\"channel\":\"%s\"}".formatted(room));
        assertThat(heardByAlice("\"cmd\":\"onlineAdd\"").path("nick").stringValue())
                .isEqualTo("robot2");
        engine.await("joined");
        alice.leave();
        assertThat(engine.await("went")).isEqualTo("went \"alice\"");
    }

    @Test
    void resumes_in_another_process_as_the_same_person() {
        long before = heardByAlice("\"cmd\":\"onlineAdd\"").path("userid").longValue();
        engine.await("joined");
        String token = read(engine.await("session")).path("token").stringValue();
        engine.close();
        alice.await("\"cmd\":\"onlineRemove\"");
        engine = start(token);
        JsonNode session = read(engine.await("session"));
        assertThat(session.path("restored").booleanValue()).isTrue();
        assertThat(session.path("channels").get(0).stringValue()).isEqualTo(room);
        JsonNode again = heardByAlice("\"cmd\":\"onlineAdd\"");
        assertThat(again.path("nick").stringValue()).isEqualTo("robot");
        assertThat(again.path("userid").longValue()).isEqualTo(before);
        engine.await("ready");
        engine.say("{\"do\":\"say\",\"channel\":\"%s\",\"text\":\"I am back\"}".formatted(room));
        assertThat(heardByAlice("\"cmd\":\"chat\"").path("text").stringValue()).isEqualTo("I am back");
        assertThat(engine.await("message")).isEqualTo("message {\"from\":\"robot\",\"text\":\"I am back\"}");
    }
}
