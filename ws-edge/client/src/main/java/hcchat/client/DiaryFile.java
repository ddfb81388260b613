package hcchat.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// A file of lines that is written at its end only: `hcchat diary 1`, then, for each line, the CRC-32C of its bytes in
/// hex, a blank, the line. A line that was cut short by the program's end is taken off; one that is damaged is passed
/// over. Not thread-safe.
final class DiaryFile implements AutoCloseable {
    private static final String HEADER = "hcchat diary 1";
    private static final int CHECKSUM = 8;
    private static final Set<StandardOpenOption> APPENDING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path path;
    private FileChannel channel;
    private long size;

    private DiaryFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// @param line told each line that is whole
    /// @return the file, ready for more
    static DiaryFile open(Path path, Consumer<String> line) throws IOException {
        DiaryFile file = new DiaryFile(path, FileChannel.open(path, APPENDING, forMyEyesOnly(path)));
        try {
            file.read(line);
            return file;
        } catch (IOException | RuntimeException unreadable) {
            file.close();
            throw unreadable;
        }
    }

    long size() {
        return size;
    }

    private void read(Consumer<String> line) throws IOException {
        byte[] all = Files.readAllBytes(path);
        int begin = 0;
        boolean first = true;
        for (int end = next(all, begin); end >= 0; end = next(all, begin)) {
            String text = new String(all, begin, end - begin, StandardCharsets.UTF_8);
            begin = end + 1;
            if (!first) {
                check(text, line);
            } else if (!text.equals(HEADER)) {
                throw new IOException("not a diary of this version: " + path.getFileName());
            }
            first = false;
        }
        size = begin;
        channel.truncate(size);
        if (first) {
            write(bytes(HEADER));
            force();
        }
    }

    private static int next(byte[] all, int from) {
        for (int i = from; i < all.length; i++) {
            if (all[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static void check(String text, Consumer<String> line) {
        if (text.length() > CHECKSUM) {
            String rest = text.substring(CHECKSUM + 1);
            if (text.startsWith(checksum(rest))) {
                line.accept(rest);
            }
        }
    }

    private static String checksum(String line) {
        CRC32C crc = new CRC32C();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] checked(List<String> lines) {
        StringBuilder all = new StringBuilder();
        for (String line : lines) {
            all.append(checksum(line)).append(' ').append(line).append('\n');
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Writes the lines at the end: all of them, or none.
    void append(List<String> lines) throws IOException {
        try {
            write(checked(lines));
        } catch (IOException | RuntimeException failure) {
            channel.truncate(size);
            throw failure;
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        while (out.hasRemaining()) {
            channel.write(out, size + out.position());
        }
        size += bytes.length;
    }

    /// What was written outlives a loss of power from now on.
    void force() throws IOException {
        channel.force(false);
    }

    /// Puts these lines in the place of all: whatever happens meanwhile, the file holds either.
    void replace(List<String> lines) throws IOException {
        Path anew = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(anew);
        FileChannel old = channel;
        long oldSize = size;
        channel = FileChannel.open(anew, APPENDING, forMyEyesOnly(anew));
        size = 0;
        try {
            write(bytes(HEADER));
            write(checked(lines));
            channel.force(true);
            Files.move(anew, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            channel = old;
            size = oldSize;
            throw failure;
        }
        old.close();
        forceFolder(path);
    }

    /// A file that was made or renamed is there after a loss of power once its folder is on the disk.
    static void forceFolder(Path file) throws IOException {
        if (isPosix(file)) {
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /// What makes a new file readable by its owner only, where that can be said.
    static FileAttribute<?>[] forMyEyesOnly(Path path) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
                }
                : new FileAttribute<?>[0];
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
