package hcchat.cli.plain;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.cli.room.FileShown;
import hcchat.cli.room.Happening;
import hcchat.cli.room.Person;
import hcchat.cli.room.Reading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final long NOON = Instant.parse("2026-03-01T12:01:00Z").toEpochMilli();
    private static final Person BOB = new Person("B", "bob", null, null);
    private final Lines lines = new Lines(ZoneOffset.UTC);

    @Test
    void each_line_of_a_message_is_a_line() {
        assertThat(lines.of(new Happening.Posted(7, NOON, "i", BOB, false, 3L, null, new Reading.Open("a\nb"))))
                .containsExactly("    7 12:01 bob: (to 3) a", "            b");
    }

    @Test
    void what_changes_names_its_message() {
        assertThat(lines.of(new Happening.Edited(8, NOON, BOB, 7, new Reading.Open("c"))))
                .containsExactly("    8 12:01 bob changed message 7: c");
        assertThat(lines.of(new Happening.Deleted(9, NOON, BOB, 7)))
                .containsExactly("    9 12:01 bob deleted message 7");
    }

    @Test
    void nothing_of_others_is_obeyed() {
        Person trickster = new Person("E", "\u001b[2J", null, null);
        List<Happening> tricks = List.of(
                new Happening.Posted(
                        1,
                        NOON,
                        "i",
                        trickster,
                        false,
                        null,
                        new FileShown("\u001b]", "", 1),
                        new Reading.Open("\u009b\u202e")),
                new Happening.Reacted(2, NOON, trickster, 1, new Reading.Open("\u0007")),
                new Happening.Whispered(NOON, trickster, BOB, false, new Reading.Open("\u001bc")),
                new Happening.Invited(trickster, BOB, "\u001b["),
                new Happening.Came(trickster),
                new Happening.Warned("x", "\u001b[31m"),
                new Happening.Entered(BOB, List.of(trickster), 1, 0));
        assertThat(tricks)
                .allSatisfy(trick -> assertThat(lines.of(trick))
                        .isNotEmpty()
                        .allMatch(line -> line.codePoints()
                                .noneMatch(
                                        letter -> Character.getType(letter) == Character.CONTROL || letter == 0x202e)));
    }
}
