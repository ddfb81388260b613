package hcchat.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.cli.Chance;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
    private static final int TEXTS = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "Grüße, café",
                "שלום עולם",
                "مرحبا بالعالم",
                "नमस्ते",
                "こんにちは世界",
                "안녕하세요",
                "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐍈 𠀀",
                "😀 👍 🎉",
                "می\u200cخواهم",
                "\ue0b0\udb80\udc00"
            })
    void what_people_write_is_left_as_it_is(String text) {
        assertThat(Shown.line(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\u001b[2J                | ␛[2J",
                "\\u0007                   | ␇",
                "\\u009b31m                | <U+009B>31m",
                "\\u007f                   | ␡",
                "a\\u202eb                 | a<U+202E>b",
                "a\\u2066b                 | a<U+2066>b",
                "a\\u200bb                 | a<U+200B>b",
                "al\\u200dice              | al<U+200D>ice",
                "\\ufeffx                  | <U+FEFF>x",
                "\\u2028                   | <U+2028>",
                "\\udb40\\udc41            | <U+E0041>",
                "\\u3164                   | <U+3164>",
                "a\\ud800b                 | a\\ufffdb",
                "\\u0378                   | <U+0378>"
            })
    void what_a_terminal_would_obey_or_nobody_would_see_stands_there_by_name(String text, String shown) {
        assertThat(Shown.line(unescaped(text))).isEqualTo(unescaped(shown));
    }

    @Test
    void marks_never_stand_alone_or_pile_up() {
        assertThat(Shown.line("\u0301x")).isEqualTo("\u25cc\u0301x");
        assertThat(Shown.line("e" + "\u0301".repeat(100) + "!")).isEqualTo("e" + "\u0301".repeat(6) + "\u2026!");
    }

    @Test
    void emoji_of_several_parts_are_shown_by_their_parts() {
        assertThat(Shown.line("\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67"))
                .isEqualTo("👨👩👧");
        assertThat(Shown.line("\ud83d\udc4d\ud83c\udffd \u2764\ufe0f")).isEqualTo("👍 ❤");
    }

    @Test
    void lines_are_kept_and_in_one_line_their_breaks_are_shown() {
        assertThat(Shown.lines("a\nb\r\nc\rd")).containsExactly("a", "b", "c␍d");
        assertThat(Shown.line("a\nb")).isEqualTo("a␊b");
    }

    @Test
    void no_text_whatsoever_holds_anything_that_a_terminal_would_obey() {
        Random chance = Chance.printed("ShownTest");
        for (int i = 0; i < TEXTS; i++) {
            String text = hostile(chance);
            for (String line : Shown.lines(text)) {
                assertThat(line.codePoints()
                                .filter(ShownTest::isDangerous)
                                .boxed()
                                .toList())
                        .as("of %s", escaped(text))
                        .isEmpty();
            }
        }
    }

    private static boolean isDangerous(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> letter != 0x200c && letter != 0x200d;
            default -> false;
        };
    }

    private static String hostile(Random chance) {
        List<String> pieces = List.of(
                "\u001b[",
                "\u001b]0;",
                "\u0007",
                "\u009b",
                "\u202e",
                "\u2067",
                "\u200b",
                "\u200d",
                "\ufe0f",
                "\r",
                "\n",
                "\t",
                "\b",
                "a",
                "שלום",
                "👍",
                "\ud83d",
                "\udc4d",
                "\u0301",
                "[2J",
                "\u000e",
                "क",
                "\u094d");
        return IntStream.range(0, chance.nextInt(12))
                .mapToObj(_ -> chance.nextInt(3) > 0
                        ? pieces.get(chance.nextInt(pieces.size()))
                        : Character.toString(chance.nextInt(Character.MAX_CODE_POINT + 1)))
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(unit -> String.format("\\u%04x", unit)).collect(Collectors.joining());
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
