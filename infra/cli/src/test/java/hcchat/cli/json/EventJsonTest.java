package hcchat.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.cli.room.FileShown;
import hcchat.cli.room.Happening;
import hcchat.cli.room.Person;
import hcchat.cli.room.Reading;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTest {
    private static final Person BOB = new Person("B", "bob", "ff8800", null);

    private static String line(Happening happening) {
        return EventJson.line(EventJson.of(happening));
    }

    @Test
    void a_message_is_told_with_all_that_is_known() {
        assertThat(line(new Happening.Posted(2, 5, "i", BOB, false, 1L, null, new Reading.Open("hi"))))
                .isEqualTo("{\"event\":\"message\",\"seq\":2,\"time\":5,\"id\":\"i\",\"nick\":\"bob\",\"author\":\"B\","
                        + "\"color\":\"ff8800\",\"emote\":false,\"re\":1,\"text\":\"hi\"}");
    }

    @Test
    void a_file_is_told_with_its_name_as_it_was_given() {
        FileShown file = new FileShown("a\u001b.jpg", "image/jpeg", 12);
        assertThat(line(new Happening.Posted(2, 5, "i", BOB, false, null, file, new Reading.Open(""))))
                .contains("\"file\":{\"name\":\"a\\u001B.jpg\",\"mime\":\"image/jpeg\",\"bytes\":12}");
    }

    @Test
    void what_cannot_be_opened_has_no_text() {
        assertThat(line(new Happening.Edited(3, 5, BOB, 2, new Reading.Closed("plain", "a sentence"))))
                .endsWith("\"of\":2,\"closed\":\"plain\"}");
    }

    @Test
    void a_text_comes_out_as_it_was_written_and_a_terminal_has_nothing_to_obey() {
        String text = "\u001b[2J \u009b \u202e שלום \ud83d\ude00 \" \\ \u2028 \n";
        String line = line(new Happening.Posted(2, 5, "i", BOB, false, null, null, new Reading.Open(text)));
        assertThat(line.chars()).allMatch(letter -> letter >= ' ' && letter < 0x7f);
        assertThat(new JsonMapper().readTree(line).path("text").stringValue()).isEqualTo(text);
    }
}
