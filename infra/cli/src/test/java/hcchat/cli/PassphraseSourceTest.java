package hcchat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseSourceTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_typed_is_taken_as_it_was_corrected() throws Exception {
        assertThat(PassphraseSource.typed(new StringReader("oops\u0015secretx\u007f\r")))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r", "half a wo\u0003", "\u0004"})
    void nothing_typed_is_no_passphrase(String typed) {
        assertThatThrownBy(() -> PassphraseSource.typed(new StringReader(typed)))
                .isInstanceOf(PassphraseSource.Missing.class);
    }

    @Test
    void a_passphrase_is_not_cut_in_silence() {
        assertThatThrownBy(() -> PassphraseSource.typed(new StringReader("x".repeat(2_000) + "\r")))
                .isInstanceOf(PassphraseSource.Missing.class)
                .hasMessageContaining("at most");
    }

    @Test
    void a_file_goes_before_the_environment_and_neither_means_asking() throws Exception {
        Path file = Files.writeString(folder.resolve("p"), "secret\nwhatever\n");
        assertThat(PassphraseSource.given(file, Map.of("HCCHAT_PASSPHRASE", "")))
                .isNotNull();
        assertThat(PassphraseSource.given(null, Map.of("HCCHAT_PASSPHRASE", "x")))
                .isNotNull();
        assertThat(PassphraseSource.given(null, Map.of())).isNull();
    }

    @Test
    void a_file_that_is_none_is_said_without_what_is_in_it() throws Exception {
        assertThatThrownBy(() -> PassphraseSource.given(folder.resolve("none"), Map.of()))
                .hasMessageContaining("can't be read");
        Path empty = Files.writeString(folder.resolve("empty"), "\nsecret\n");
        assertThatThrownBy(() -> PassphraseSource.given(empty, Map.of()))
                .hasMessageContaining("is empty")
                .hasMessageNotContaining("secret");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> PassphraseSource.given(binary, Map.of())).hasMessageContaining("isn't UTF-8");
    }
}
