package hcchat.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.cli.command.Typed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
    @Test
    void files_are_sent_and_saved() {
        assertThat(Order.read("{\"cmd\":\"send\",\"file\":\"a b.jpg\",\"text\":\"look\"}")
                        .typed())
                .isEqualTo(new Typed.Send("a b.jpg", "look"));
        assertThat(Order.read("{\"cmd\":\"save\",\"of\":42,\"to\":\"in\"}").typed())
                .isEqualTo(new Typed.Save(42, "in"));
        assertThat(Order.read("{\"cmd\":\"save\",\"of\":0}").typed()).isInstanceOf(Typed.Malformed.class);
        assertThat(Order.read("{\"cmd\":\"send\"}").typed()).isInstanceOf(Typed.Malformed.class);
    }

    private static Typed typed(String line) {
        return Order.read(line).typed();
    }

    @Test
    void commands_mean_what_a_person_would_type() {
        assertThat(typed("{\"cmd\":\"chat\",\"text\":\"/me\"}")).isEqualTo(new Typed.Say("/me", null));
        assertThat(typed("{\"cmd\":\"chat\",\"text\":\"a\",\"re\":4}")).isEqualTo(new Typed.Say("a", 4L));
        assertThat(typed("{\"cmd\":\"emote\",\"text\":\"waves\"}")).isEqualTo(new Typed.Emote("waves"));
        assertThat(typed("{\"cmd\":\"edit\",\"of\":4,\"text\":\"b\"}")).isEqualTo(new Typed.Edit(4, "b"));
        assertThat(typed("{\"cmd\":\"delete\",\"of\":4}")).isEqualTo(new Typed.Delete(4));
        assertThat(typed("{\"cmd\":\"react\",\"of\":4,\"text\":\"\"}")).isEqualTo(new Typed.React(4, ""));
        assertThat(typed("{\"cmd\":\"whisper\",\"nick\":\"bob\",\"text\":\"c\"}"))
                .isEqualTo(new Typed.Whisper("bob", "c"));
        assertThat(typed("{\"cmd\":\"nick\",\"nick\":\"al\"}")).isEqualTo(new Typed.Nick("al"));
        assertThat(typed("{\"cmd\":\"color\",\"color\":\"reset\"}")).isEqualTo(new Typed.Color("reset"));
        assertThat(typed("{\"cmd\":\"quit\"}")).isEqualTo(new Typed.Quit());
    }

    @Test
    void a_reference_comes_along() {
        assertThat(Order.read("{\"cmd\":\"quit\",\"ref\":\"x\"}").ref()).isEqualTo("x");
        assertThat(Order.read("{\"cmd\":\"quit\",\"ref\":7}").ref()).isEqualTo("7");
        assertThat(Order.read("{\"cmd\":\"dance\",\"ref\":\"x\"}").ref()).isEqualTo("x");
        assertThat(Order.read("{\"cmd\":\"quit\"}").ref()).isNull();
    }

    @Test
    void history_is_asked_for_in_pages() {
        assertThat(Order.read("{\"cmd\":\"history\",\"before\":9,\"limit\":5}"))
                .isEqualTo(new Order(null, new Typed.History(), 9, 5));
        assertThat(Order.read("{\"cmd\":\"history\",\"limit\":5000}").limit()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi",
                "[]",
                "\"chat\"",
                "{",
                "{}",
                "{\"cmd\":\"dance\"}",
                "{\"cmd\":7}",
                "{\"cmd\":\"chat\"}",
                "{\"cmd\":\"chat\",\"text\":7}",
                "{\"cmd\":\"edit\",\"text\":\"x\"}",
                "{\"cmd\":\"edit\",\"of\":\"1\",\"text\":\"x\"}",
                "{\"cmd\":\"delete\",\"of\":0}",
                "{\"cmd\":\"whisper\",\"text\":\"x\"}"
            })
    void what_is_no_command_is_said_so(String line) {
        assertThat(typed(line)).isInstanceOf(Typed.Malformed.class);
    }
}
