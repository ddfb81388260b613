package hcchat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.cli.room.Deed;
import hcchat.room.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedReaderTest {
    @Test
    void a_line_is_said_as_it_was_typed() {
        assertThat(TypedReader.read("  hello /you ")).isEqualTo(new Typed.Say("  hello /you ", null));
    }

    @Test
    void two_slashes_say_one() {
        assertThat(TypedReader.read("//etc/passwd")).isEqualTo(new Typed.Say("/etc/passwd", null));
    }

    @Test
    void commands_take_numbers_and_texts() {
        assertThat(TypedReader.read("/re 42 why? ")).isEqualTo(new Typed.Say("why? ", 42L));
        assertThat(TypedReader.read("/re #42 why?")).isEqualTo(new Typed.Say("why?", 42L));
        assertThat(TypedReader.read("/edit 7 better")).isEqualTo(new Typed.Edit(7, "better"));
        assertThat(TypedReader.read("/delete 7 ")).isEqualTo(new Typed.Delete(7));
        assertThat(TypedReader.read("/react 7 👍")).isEqualTo(new Typed.React(7, "👍"));
        assertThat(TypedReader.read("/react 7")).isEqualTo(new Typed.React(7, ""));
        assertThat(TypedReader.read("/me waves")).isEqualTo(new Typed.Emote("waves"));
        assertThat(TypedReader.read("/w @bob psst, you")).isEqualTo(new Typed.Whisper("bob", "psst, you"));
        assertThat(TypedReader.read("/r what?")).isEqualTo(new Typed.WhisperBack("what?"));
        assertThat(TypedReader.read("/nick al ")).isEqualTo(new Typed.Nick("al"));
        assertThat(TypedReader.read("/color #ff8800")).isEqualTo(new Typed.Color("ff8800"));
        assertThat(TypedReader.read("/kick @bob ")).isEqualTo(new Typed.Keep(Deed.KICK, "bob"));
        assertThat(TypedReader.read("/unban bob")).isEqualTo(new Typed.Keep(Deed.UNBAN, "bob"));
        assertThat(TypedReader.read("/lock")).isEqualTo(new Typed.Lock(true));
        assertThat(TypedReader.read("/unlock")).isEqualTo(new Typed.Lock(false));
        assertThat(TypedReader.read("/role @bob moderator")).isEqualTo(new Typed.GiveRole("bob", Role.MODERATOR));
        assertThat(TypedReader.read("/who")).isEqualTo(new Typed.Who());
        assertThat(TypedReader.read("/quit")).isEqualTo(new Typed.Quit());
    }

    @Test
    void files_are_named_as_a_shell_would_take_them() {
        assertThat(TypedReader.read("/send photo.jpg")).isEqualTo(new Typed.Send("photo.jpg", ""));
        assertThat(TypedReader.read("/send  a.jpg look  at this ")).isEqualTo(new Typed.Send("a.jpg", "look  at this"));
        assertThat(TypedReader.read("/send my\\ photo.jpg look")).isEqualTo(new Typed.Send("my photo.jpg", "look"));
        assertThat(TypedReader.read("/send \"my photo.jpg\" look")).isEqualTo(new Typed.Send("my photo.jpg", "look"));
        assertThat(TypedReader.read("/send 'a\\ b' look")).isEqualTo(new Typed.Send("a\\ b", "look"));
        assertThat(TypedReader.read("/save 42")).isEqualTo(new Typed.Save(42, ""));
        assertThat(TypedReader.read("/save #42 \"my pictures\"")).isEqualTo(new Typed.Save(42, "my pictures"));
        assertThat(TypedReader.read("/cancel")).isEqualTo(new Typed.Cancel());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/re",
                "/re 42",
                "/re 42 ",
                "/re x y",
                "/re 0 x",
                "/re -1 x",
                "/edit 4",
                "/send",
                "/send  ",
                "/send \"open",
                "/save",
                "/save x",
                "/delete",
                "/delete x",
                "/delete 99999999999999999999",
                "/react",
                "/react up",
                "/me",
                "/me  ",
                "/w",
                "/w bob",
                "/r",
                "/kick",
                "/ban ",
                "/role bob",
                "/role bob king",
                "/nick",
                "/color"
            })
    void a_command_that_lacks_something_is_said_to_nobody_and_explained(String line) {
        assertThat(TypedReader.read(line))
                .isInstanceOfSatisfying(
                        Typed.Malformed.class,
                        wrong -> assertThat(wrong.sentence()).contains("It is typed " + line.split(" ")[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "/ME waves", "/ x", "/quit!"})
    void an_unknown_command_is_said_to_nobody(String line) {
        assertThat(TypedReader.read(line)).isInstanceOf(Typed.Malformed.class);
    }

    @Test
    void blanks_mean_nothing() {
        assertThat(TypedReader.read(" \t")).isEqualTo(new Typed.Nothing());
    }
}
