package hcchat.command.erased;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.command.store.ErasedRoom;
import hcchat.room.RoomId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasedListTest {
    private static final ErasedRoom LOBBY = new ErasedRoom(new RoomId(1, 1), 17, Instant.ofEpochMilli(1_000));
    private static final ErasedRoom ATTIC = new ErasedRoom(new RoomId(2, 2), 0, Instant.ofEpochMilli(2_001));

    @TempDir
    private Path folder;

    private ErasedList list(String server) {
        return new ErasedList(folder.resolve("erased-rooms"), server);
    }

    @Test
    void there_is_nothing_where_nothing_was_written() throws IOException {
        assertThat(list("one").read()).isEmpty();
    }

    @Test
    void what_was_written_is_read_and_only_by_the_same_server() throws IOException {
        list("one").add(List.of(LOBBY));
        list("two").add(List.of(LOBBY));
        list("one").add(List.of(ATTIC));

        assertThat(list("one").read()).containsExactly(LOBBY, ATTIC);
        assertThat(list("two").read()).containsExactly(LOBBY);
    }

    @Test
    void a_line_that_was_cut_short_or_damaged_spoils_no_other() throws IOException {
        list("one").add(List.of(LOBBY));
        Path file = folder.resolve("erased-rooms");
        String whole = Files.readString(file);
        for (int cut = 0; cut < whole.length(); cut++) {
            Files.writeString(file, whole.substring(0, cut));
            list("one").add(List.of(ATTIC));

            assertThat(list("one").read()).as("cut at %d", cut).contains(ATTIC);
        }
        Files.writeString(file, whole + "one r_AAAAAAAAAAAAAAAAAAAAAQ x 1970-01-01T00:00:00Z\none r_x 1 \0 \n");
        assertThat(list("one").read()).containsExactly(LOBBY);
    }

    @Test
    void it_is_its_owners_alone() throws IOException {
        list("one").add(List.of(LOBBY));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("erased-rooms"))))
                .isEqualTo("rw-------");
    }
}
