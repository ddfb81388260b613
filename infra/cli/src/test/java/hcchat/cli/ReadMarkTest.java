package hcchat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadMarkTest {
    @TempDir
    private Path folder;

    @Test
    void how_far_one_has_read_outlives_the_program() {
        new ReadMark(folder.resolve("read")).write(42);
        assertThat(new ReadMark(folder.resolve("read")).read()).isEqualTo(42);
    }

    @Test
    void a_file_that_is_missing_or_damaged_means_nothing_was_read() throws Exception {
        assertThat(new ReadMark(folder.resolve("read")).read()).isZero();
        Files.writeString(folder.resolve("read"), "forty-two");
        assertThat(new ReadMark(folder.resolve("read")).read()).isZero();
    }

    @Test
    void a_folder_that_is_gone_is_no_reason_to_stop() {
        new ReadMark(folder.resolve("nowhere").resolve("read")).write(42);
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
