package hcchat.client.file;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.wire.AttachmentForm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "photo.jpg, photo.jpg",
        "Ünï cödé.png, Ünï cödé.png",
        "../../etc/passwd, passwd",
        "C:\\Windows\\evil.exe, evil.exe",
        ".bashrc, _bashrc",
        "-rf, _rf",
        "~root, _root",
        "a\u202egpj.exe, agpj.exe",
        "a\u0007\u001b[2Jb, a[2Jb",
        "what?*<>|.txt, what_____.txt",
        "con.txt, _con.txt",
        "COM1, _COM1",
        "'trailing. ', trailing"
    })
    void a_name_from_outside_is_made_harmless(String told, String name) {
        assertThat(FileNames.safe(told, "file")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "..", ".", "a/", "\u202e", "   ", "..."})
    void a_name_of_which_nothing_is_left_is_another(String told) {
        assertThat(FileNames.safe(told, "file")).isEqualTo("file");
    }

    @Test
    void a_long_name_keeps_its_ending() {
        String name = FileNames.safe("\ud83d\ude00".repeat(100) + ".jpeg", "file");
        assertThat(name).endsWith("\ud83d\ude00.jpeg");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void the_next_of_a_name_stands_before_its_ending() {
        assertThat(FileNames.numbered("a.tar.gz", 2)).isEqualTo("a.tar (2).gz");
        assertThat(FileNames.numbered("README", 3)).isEqualTo("README (3)");
    }

    @Test
    void every_type_of_ours_is_one_that_the_server_keeps() {
        for (String mime : FileTypes.BY_ENDING.values()) {
            assertThat(AttachmentForm.of(new Announced(mime)))
                    .isNotNull()
                    .satisfies(attachment -> assertThat(attachment.mime()).isEqualTo(mime));
        }
        assertThat(FileTypes.of("a.PDF")).isEqualTo("application/pdf");
        assertThat(FileTypes.of("pdf")).isEqualTo(FileTypes.ANY);
        assertThat(FileTypes.of("a.exe")).isEqualTo(FileTypes.ANY);
    }

    @Test
    void rest_is_the_next_port_or_below_the_proxy() {
        assertThat(RestAddress.of(URI.create("ws://127.0.0.1:10080/chat-ws")))
                .isEqualTo(URI.create("http://127.0.0.1:10081"));
        assertThat(RestAddress.of(URI.create("wss://hc.example.org/chat-ws")))
                .isEqualTo(URI.create("https://hc.example.org/api"));
    }

    private record Announced(String type) implements AttachmentForm.Fields {
        @Override
        public boolean has(String name) {
            return name.equals("encryption");
        }

        @Override
        public @Nullable String text(String name) {
            return name.equals("mime") ? type : "x";
        }

        @Override
        public @Nullable Long number(String name) {
            return 1L;
        }

        @Override
        public AttachmentForm.@Nullable Fields object(String name) {
            return this;
        }
    }
}
