package hcchat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    private static final List<String> NICKS = List.of("bob", "Alice", "alfred");
    private final Editor editor = new Editor();
    private final Completion completion = new Completion();

    private String tab(String typed) {
        editor.insert(typed);
        completion.complete(editor, NICKS);
        return editor.text();
    }

    @Test
    void a_nick_is_completed_whatever_its_case() {
        assertThat(tab("hello B")).isEqualTo("hello bob ");
    }

    @Test
    void an_at_sign_stays() {
        assertThat(tab("@b")).isEqualTo("@bob ");
    }

    @Test
    void several_choices_are_shown_and_come_one_after_the_other() {
        editor.insert("al");
        assertThat(completion.complete(editor, NICKS)).containsExactly("alfred", "Alice");
        assertThat(editor.text()).isEqualTo("alfred ");
        completion.complete(editor, NICKS);
        assertThat(editor.text()).isEqualTo("Alice ");
        completion.complete(editor, NICKS);
        assertThat(editor.text()).isEqualTo("alfred ");
    }

    @Test
    void commands_are_completed_at_the_beginning_only() {
        assertThat(tab("/hi")).isEqualTo("/history ");
        editor.clear();
        assertThat(tab("x /hi")).isEqualTo("x /hi");
    }

    @Test
    void a_file_to_be_sent_is_completed_as_it_is_typed(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("pictures"));
        Files.createFile(folder.resolve("my photo.jpg"));
        Files.createFile(folder.resolve(".hidden"));
        assertThat(tab("/send " + folder + "/pi")).isEqualTo("/send " + folder + "/pictures/");
        editor.clear();
        assertThat(tab("/send " + folder + "/my")).isEqualTo("/send " + folder + "/my\\ photo.jpg ");
        editor.clear();
        editor.insert("/send " + folder + "/");
        assertThat(completion.complete(editor, NICKS)).hasSize(2);
        editor.clear();
        assertThat(tab("/send x.jpg look b")).isEqualTo("/send x.jpg look bob ");
    }

    @Test
    void nothing_happens_where_nothing_fits() {
        assertThat(tab("zzz")).isEqualTo("zzz");
    }
}
