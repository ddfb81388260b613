package hcchat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.cli.Chance;
import hcchat.cli.screen.Key.Named;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyReaderTest {
    private static List<Key> keys(String typed) throws IOException {
        StringReader reader = new StringReader(typed);
        KeyReader keys = new KeyReader(new KeyReader.Source() {
            @Override
            public int read() throws IOException {
                return reader.read();
            }

            @Override
            public int readSoon() throws IOException {
                return reader.read();
            }
        });
        List<Key> all = new ArrayList<>();
        for (Key key = keys.next(); key != Named.END_OF_INPUT; key = keys.next()) {
            all.add(key);
        }
        return all;
    }

    @Test
    void letters_of_every_plane_are_letters() throws IOException {
        assertThat(keys("aש😀")).containsExactly(new Key.Letter('a'), new Key.Letter('ש'), new Key.Letter(0x1f600));
    }

    @Test
    void arrows_and_pages_are_known_in_all_their_forms() throws IOException {
        assertThat(keys("\u001b[A\u001bOB\u001b[1;5C\u001b[5~\u001b[6~\u001b[H\u001b[4~\u001b[3~"))
                .containsExactly(
                        Named.UP,
                        Named.DOWN,
                        Named.WORD_RIGHT,
                        Named.PAGE_UP,
                        Named.PAGE_DOWN,
                        Named.HOME,
                        Named.END,
                        Named.DELETE);
    }

    @Test
    void a_pasted_text_is_one_key_whatever_it_holds() throws IOException {
        assertThat(keys("\u001b[200~rm -rf\r/quit\u0003\u001b[A\u001b[201~x"))
                .containsExactly(new Key.Paste("rm -rf\n/quit\u0003\u001b[A"), new Key.Letter('x'));
    }

    @Test
    void a_terminal_says_when_it_is_looked_at() throws IOException {
        assertThat(keys("\u001b[I\u001b[O")).containsExactly(Named.FOCUSED, Named.UNFOCUSED);
    }

    @Test
    void what_nobody_knows_ends_and_is_no_text() throws IOException {
        assertThat(keys("\u001b[99;99z\u001b[?1;2cx")).containsExactly(Named.OTHER, Named.OTHER, new Key.Letter('x'));
    }

    @Test
    void no_bytes_whatsoever_stop_it() throws IOException {
        Random chance = Chance.printed("KeyReaderTest");
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            typed.append(
                    chance.nextInt(3) == 0 ? '\u001b' : (char) chance.nextInt(1 << (chance.nextBoolean() ? 7 : 16)));
            // The one key that ends this test.
            if (typed.charAt(i) == 4) {
                typed.setCharAt(i, 'x');
            }
        }
        assertThat(keys(typed.toString())).isNotEmpty();
    }
}
