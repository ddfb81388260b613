package hcchat.storage.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    private static final byte[] ROOM_KEY = GoldenSeals.bytes("/wrapped/key");

    @TempDir
    Path home;

    private Path data;
    private Path file;

    @BeforeEach
    void places() throws IOException {
        data = Files.createDirectory(home.resolve("data"));
        file = home.resolve("config/hcchat/master.key");
    }

    @Test
    void the_first_start_makes_a_key_that_only_its_owner_can_read() throws IOException {
        MasterKey made = MasterKey.loadOrMake(file, data);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).hasSize(32);
        assertThat(MasterKey.load(file, data).unwrap("l", made.wrap("l", ROOM_KEY)))
                .isEqualTo(ROOM_KEY);
    }

    @Test
    void later_starts_use_the_same_key_and_leave_nothing_beside_it() throws IOException {
        byte[] wrapped = MasterKey.loadOrMake(file, data).wrap("l", ROOM_KEY);

        assertThat(MasterKey.loadOrMake(file, data).unwrap("l", wrapped)).isEqualTo(ROOM_KEY);
        try (Stream<Path> beside = Files.list(file.getParent())) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void two_that_start_at_once_use_the_same_key() {
        List<MasterKey> keys =
                IntStream.range(0, 16).parallel().mapToObj(i -> make()).toList();

        byte[] wrapped = keys.getFirst().wrap("l", ROOM_KEY);
        assertThat(keys).allSatisfy(key -> assertThat(key.unwrap("l", wrapped)).isEqualTo(ROOM_KEY));
    }

    @Test
    void a_key_wrapped_long_ago_still_unwraps() throws IOException {
        write(Base64.getEncoder().encodeToString(GoldenSeals.bytes("/wrapped/master")) + "\n");

        assertThat(MasterKey.load(file, data).unwrap("room key", GoldenSeals.bytes("/wrapped/wrapped")))
                .isEqualTo(ROOM_KEY);
    }

    @Test
    void a_wrapped_key_opens_only_under_its_label_and_its_master() throws IOException {
        MasterKey key = MasterKey.loadOrMake(file, data);
        byte[] wrapped = key.wrap("room 1", ROOM_KEY);
        MasterKey other = MasterKey.loadOrMake(home.resolve("other.key"), data);

        assertBroken(key, "room 2", wrapped);
        assertBroken(other, "room 1", wrapped);
        for (int at = 0; at < wrapped.length; at++) {
            byte[] changed = wrapped.clone();
            changed[at]++;
            assertBroken(key, "room 1", changed);
            assertBroken(key, "room 1", Arrays.copyOf(wrapped, at));
        }
    }

    @Test
    void a_lost_key_is_not_replaced_in_silence() {
        assertRefused(() -> MasterKey.load(file, data), "There is no master key at");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_key_that_others_can_read_or_write_is_refused() throws IOException {
        MasterKey.loadOrMake(file, data);
        for (String open : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));

            assertRefused(() -> MasterKey.load(file, data), "chmod 600");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(MasterKey.load(file, data)).hasToString("MasterKey");
    }

    @Test
    void a_file_that_holds_something_else_is_refused_without_showing_it() throws IOException {
        String secret = Base64.getEncoder().encodeToString(new byte[31]);
        for (String content : new String[] {"", "\n", secret, "not base64 at all!", "A".repeat(5_000), "\u00ff"}) {
            write(content);

            assertRefused(() -> MasterKey.load(file, data), "isn't the base64 of 32 bytes");
        }
    }

    @Test
    void a_key_inside_the_data_folder_is_refused_however_the_path_is_written() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), data);
        for (Path inside : List.of(
                data.resolve("master.key"),
                data.resolve("a/b/master.key"),
                link.resolve("master.key"),
                home.resolve("x/../data/master.key"))) {
            assertRefused(() -> MasterKey.loadOrMake(inside, data), "inside the data folder");
            assertThat(inside).doesNotExist();
        }
        assertThat(MasterKey.loadOrMake(home.resolve("data.key"), data)).isNotNull();
    }

    @Test
    void the_environment_names_the_file_else_it_lies_in_the_home() {
        assertThat(MasterKey.file(Map.of(), home)).isEqualTo(home.resolve(".config/hcchat/master.key"));
        assertThat(MasterKey.file(Map.of("HCCHAT_MASTER_KEY_FILE", " "), home))
                .isEqualTo(home.resolve(".config/hcchat/master.key"));
        assertThat(MasterKey.file(Map.of("HCCHAT_MASTER_KEY_FILE", "/k"), home)).isEqualTo(Path.of("/k"));
    }

    private MasterKey make() {
        try {
            return MasterKey.loadOrMake(file, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content, ISO_8859_1);
    }

    private static void assertBroken(MasterKey key, String label, byte[] wrapped) {
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> key.unwrap(label, wrapped));
    }

    private static void assertRefused(ThrowingCallable start, String sentence) {
        assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(start).withMessageContaining(sentence);
    }
}
