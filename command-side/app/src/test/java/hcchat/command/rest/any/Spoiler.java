package hcchat.command.rest.any;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes of good things what nobody should send.
final class Spoiler {
    // Values of another type, or in another form, than whatever is asked for; as they are written in JSON.
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[[]]",
            "-1",
            "0",
            "1.5",
            "1e400",
            "-0",
            "2147483648",
            "9007199254740993",
            "99999999999999999999999999",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"E2EE:\\udc00\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u202e\\ufeff\"",
            "\"'; drop table account; --\"",
            "\"r_AAAAAAAAAAAAAAAAAAAAAA\"",
            "\"r_\"",
            "\"../..\"",
            "\"" + "x".repeat(300) + "\"",
            "\"" + "\ud83d\ude00".repeat(2_000) + "\"",
            "\"" + "A".repeat(15_000) + "\"");
    // As they stand in an address, in one character a byte.
    private static final List<String> SEGMENTS = List.of(
            "",
            ".",
            "..",
            "%2e%2e",
            "%2F",
            "%00",
            "%0d%0aX:y",
            "%zz",
            "%",
            "%C3%28",
            "%ED%A0%80",
            "%F0%9F%98%80",
            "\u00ff",
            ";a=b",
            "a;b",
            "a%3Bb",
            "%25",
            "+",
            "%20",
            "{room}",
            "null",
            "-1",
            "r_",
            "r_AAAAAAAAAAAAAAAAAAAAAA",
            "r_%41AAAAAAAAAAAAAAAAAAAAA",
            "x".repeat(121),
            "x".repeat(3_000));

    private final Random chance;

    Spoiler(Random chance) {
        this.chance = chance;
    }

    private <T> T any(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    String segment() {
        return any(SEGMENTS);
    }

    /// Behind `?`.
    String query(String name) {
        String value = chance.nextBoolean() ? segment() : Long.toString(chance.nextLong());
        return switch (chance.nextInt(5)) {
            case 0 -> name;
            case 1 -> name + "=" + value + "&" + name + "=1";
            case 2 -> value + "&&=&" + name + "=1=2";
            case 3 -> "nobody=asked";
            default -> name + "=" + value;
        };
    }

    byte[] body(JsonNode good) {
        return chance.nextInt(3) == 0 ? bytes(good.toString()) : fields(good);
    }

    /// A field that is missing, twice, another, or one more.
    private byte[] fields(JsonNode good) {
        ObjectNode object = (ObjectNode) good.deepCopy();
        String name = object.isEmpty() ? "id" : any(List.copyOf(object.propertyNames()));
        switch (chance.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> {
                String twice = object.toString();
                return utf8(twice.substring(0, twice.length() - 1) + ",\"" + name + "\":7}");
            }
            case 2 -> object.set("nobodyAsked", good);
            default -> {
                object.put(name, "@");
                return utf8(object.toString().replace("\"@\"", any(VALUES)));
            }
        }
        return utf8(object.toString());
    }

    /// Bytes that aren't the object any more.
    private byte[] bytes(String good) {
        byte[] whole = utf8(good);
        return switch (chance.nextInt(9)) {
            case 0 -> Arrays.copyOf(whole, chance.nextInt(whole.length));
            case 1 -> utf8("\ufeff" + good);
            case 2 -> utf8(good + good);
            case 3 -> utf8("{\"a\":" + "[".repeat(chance.nextInt(10_000)));
            case 4 -> utf8("[" + good + "]");
            case 5 -> good.getBytes(StandardCharsets.UTF_16);
            case 6 -> utf8(good.replaceFirst("}$", ",\"" + "x".repeat(chance.nextInt(200_000)) + "\":1}"));
            case 7 -> {
                byte[] random = new byte[chance.nextInt(200)];
                chance.nextBytes(random);
                yield random;
            }
            default -> {
                whole[chance.nextInt(whole.length)] = (byte) chance.nextInt();
                yield whole;
            }
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
