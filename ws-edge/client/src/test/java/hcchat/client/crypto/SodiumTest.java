package hcchat.client.crypto;

import static hcchat.client.crypto.VectorMaker.HEX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// libsodium itself opens what our secretstream seals, and ours what it seals: every boundary, every tag.
class SodiumTest {
    private static final byte[] KEY = FileVectors.plain(32, 7);
    private static final int CHUNK = FileVectors.CHUNK;

    private static Sodium sodium;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        sodium = Sodium.start();
    }

    @AfterAll
    static void stop() {
        if (sodium != null) {
            sodium.close();
        }
    }

    private static String hex(byte[] bytes) {
        return bytes.length == 0 ? "-" : HEX.formatHex(bytes);
    }

    /// @return the chunks, one behind the other
    private static byte[] push(byte[] header, byte[] associated, byte[] plain, int... tags) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (Secretstream stream = new Secretstream(KEY, header)) {
            ByteArrayInputStream in = new ByteArrayInputStream(plain);
            for (int tag : tags) {
                byte[] chunk = in.readNBytes(CHUNK);
                byte[] out = new byte[chunk.length + Secretstream.OVERHEAD];
                stream.push(tag, associated, chunk, chunk.length, out);
                sealed.writeBytes(out);
            }
            return sealed.toByteArray();
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    private static int[] tags(int bytes) {
        int[] tags = new int[Math.max(1, (bytes + CHUNK - 1) / CHUNK)];
        tags[tags.length - 1] = Secretstream.FINAL;
        return tags;
    }

    private static String said(byte[] plain, int... tags) {
        return FileVectors.sha256(plain) + " "
                + String.join(
                        ",", Arrays.stream(tags).mapToObj(Integer::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 63, 64, 65, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 700_000})
    void libsodium_opens_what_we_seal_and_we_open_what_it_seals(int bytes) throws IOException {
        byte[] plain = FileVectors.plain(bytes, 3);
        byte[] header = FileVectors.plain(24, bytes);
        byte[] associated = "any associated data".getBytes(StandardCharsets.US_ASCII);
        Path file = folder.resolve("sealed");
        Files.write(file, push(header, associated, plain, tags(bytes)));

        assertThat(sodium.says("open", hex(KEY), hex(header), hex(associated), file.toString()))
                .isEqualTo(said(plain, tags(bytes)));
        assertSealed(plain, associated, tags(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 4_000})
    void associated_data_of_any_length_is_bound(int bytes) throws IOException {
        byte[] plain = FileVectors.plain(1_000, 3);
        byte[] header = FileVectors.plain(24, bytes);
        byte[] associated = FileVectors.plain(bytes, 9);
        Path file = folder.resolve("sealed");
        Files.write(file, push(header, associated, plain, Secretstream.FINAL));

        assertThat(sodium.says("open", hex(KEY), hex(header), hex(associated), file.toString()))
                .isEqualTo(said(plain, Secretstream.FINAL));
        assertThat(sodium.says("open", hex(KEY), hex(header), hex(new byte[bytes + 1]), file.toString()))
                .isEqualTo("refused");
        assertSealed(plain, associated, Secretstream.FINAL);
    }

    @ParameterizedTest
    @CsvSource({"0,2,0,3", "2,2,2,3", "1,0,2,3", "3,0,3,0"})
    void both_change_keys_where_the_tag_says_so(int first, int second, int third, int fourth) throws IOException {
        int[] tags = {first, second, third, fourth};
        byte[] plain = FileVectors.plain(3 * CHUNK + 11, 5);
        byte[] header = FileVectors.plain(24, first);
        Path file = folder.resolve("sealed");
        Files.write(file, push(header, new byte[0], plain, tags));

        assertThat(sodium.says("open", hex(KEY), hex(header), "-", file.toString()))
                .isEqualTo(said(plain, tags));
        assertSealed(plain, new byte[0], tags);
    }

    /// We open what libsodium seals with these tags.
    private void assertSealed(byte[] plain, byte[] associated, int... tags) throws IOException {
        Path file = folder.resolve("theirs");
        Files.write(file, plain);
        String wanted = said(plain, tags);
        String[] answer = sodium.says(
                        "seal", hex(KEY), hex(associated), file.toString(), wanted.substring(wanted.indexOf(' ') + 1))
                .split(" ");
        byte[] sealed = Files.readAllBytes(file);
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        List<Integer> heard = new ArrayList<>();
        try (Secretstream stream = new Secretstream(KEY, HEX.parseHex(answer[0]))) {
            for (int at = 0; at < sealed.length; at += FileVectors.SEALED_CHUNK) {
                byte[] chunk = Arrays.copyOfRange(sealed, at, Math.min(sealed.length, at + FileVectors.SEALED_CHUNK));
                byte[] out = new byte[CHUNK];
                heard.add(stream.pull(associated, chunk, chunk.length, out));
                opened.write(out, 0, chunk.length - Secretstream.OVERHEAD);
            }
        }
        assertThat(FileVectors.sha256(opened.toByteArray())).isEqualTo(FileVectors.sha256(plain));
        assertThat(heard).isEqualTo(Arrays.stream(tags).boxed().toList());
    }
}
