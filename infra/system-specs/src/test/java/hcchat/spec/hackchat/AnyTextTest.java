package hcchat.spec.hackchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Text of any kind goes through the real server as it is, from each dialect to each.
@Timeout(120)
class AnyTextTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PLANES = 17;
    // A whole frame is 64 KiB; hack.chat's score lets less than 8,000 characters pass at once.
    private static final int FRAME = 64 * 1024;
    private static final int HACK_CHARS = 4_000;

    private final String room = "babel " + UUID.randomUUID();
    private final Actor vera = new Actor(OpenServer.get().socket());
    private final Actor hana = new Actor(OpenServer.get().socket(), true);

    @BeforeEach
    void meet() {
        vera.send("{\"cmd\":\"session\"}");
        for (Actor one : List.of(vera, hana)) {
            String nick = one == vera ? "vera" : "hana";
            one.send("{\"cmd\":\"join\",\"channel\":\"%s\",\"nick\":\"%s\"}".formatted(room, nick));
            one.await(one == vera ? "\"channels\":[" : "\"cmd\":\"session\"");
        }
        // Both are known to be there.
        vera.send("{\"cmd\":\"chat\",\"text\":\"here\"}");
        hana.await("\"text\":\"here\"");
        vera.await("\"text\":\"here\"");
    }

    @AfterEach
    void part() {
        vera.close();
        hana.close();
    }

    static List<String> texts() {
        List<String> texts = new ArrayList<>();
        IntStream.range(0, PLANES).mapToObj(AnyTextTest::ofPlane).forEach(texts::add);
        texts.add("first and last: \u0001\uffff\ud800\udc00\udbff\udfff.");
        texts.add("controls: "
                + IntStream.range(0, 0xA0).mapToObj(Character::toString).collect(Collectors.joining()) + ".");
        texts.add("escapes: \u001b[31m\u001b]0;title\u0007\u001b[2J\u009b1A.");
        texts.add(
                "right to left: \u202eevil\u202c \u2067\u05e9\u05dc\u05d5\u05dd\u2069 \u0645\u0631\u062d\u0628\u0627.");
        texts.add("joined: \ud83c\udff3\ufe0f\u200d\ud83c\udf08 e\u0301\u0302\u0303 \u1100\u1161\u11a8.");
        texts.add("JSON: \\ \" \\u0041 \u2028\u2029 </script> ${room} %s {0}.");
        texts.add("long: " + "\ud83d\ude00\u00e9x".repeat(HACK_CHARS / 4) + ".");
        return texts;
    }

    /// Every 257th sign of a plane.
    private static String ofPlane(int plane) {
        return "plane " + plane + ": "
                + IntStream.range(plane << 16, (plane + 1) << 16)
                        .filter(sign -> sign % 257 == plane && (sign < 0xD800 || sign > 0xDFFF))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                + ".";
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_arrives_as_it_is_from_each_dialect_to_each(String text) {
        for (Actor from : List.of(vera, hana)) {
            from.send(chat(text));
            assertThat(heard(vera)).isEqualTo(text);
            assertThat(heard(hana)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("signs")
    void a_frame_of_64_KiB_arrives_and_is_told_to_both(String sign) {
        int size = sign.getBytes(StandardCharsets.UTF_8).length;
        int frame = chat("").length();
        String text = sign.repeat((FRAME - frame) / size) + "x".repeat((FRAME - frame) % size);
        hana.send(chat(text));
        assertThat(heard(hana)).isEqualTo(text);
        assertThat(heard(vera)).isEqualTo(text);
    }

    static List<String> signs() {
        return List.of("x", "\u00e9", "\u05d0", "\u20ac", "\ud83d\ude00");
    }

    private static String heard(Actor actor) {
        return JSON.readTree(actor.await("\"cmd\":\"chat\"")).path("text").stringValue("");
    }

    private static String chat(String text) {
        ObjectNode frame = JSON.createObjectNode();
        frame.put("cmd", "chat").put("text", text);
        return JSON.writeValueAsString(frame);
    }
}
