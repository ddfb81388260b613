package hcchat.allinone.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hcchat.allinone.host.StartRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path root;

    @Test
    void a_second_server_on_one_folder_is_refused_in_one_sentence() throws IOException {
        try (DataFolder first = DataFolder.lock(root.resolve("data"))) {
            assertThatThrownBy(() -> DataFolder.lock(first.root()))
                    .isInstanceOfSatisfying(
                            StartRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER_IN_USE))
                    .hasMessage("The data folder " + first.root() + " is in use by another HCChat (process "
                            + ProcessHandle.current().pid()
                            + "): stop that one, or choose another folder with --data.");
        }
    }

    @Test
    void the_next_one_may_have_it_when_the_first_is_gone() throws IOException {
        DataFolder.lock(root.resolve("data")).close();

        DataFolder.lock(root.resolve("data")).close();
    }

    @Test
    void a_new_folder_is_for_its_owner_alone() throws IOException {
        try (DataFolder folder = DataFolder.lock(root.resolve("data"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        Path file = Files.createFile(root.resolve("data"));

        assertThatThrownBy(() -> DataFolder.lock(file)).isInstanceOf(StartRefused.class);
    }
}
