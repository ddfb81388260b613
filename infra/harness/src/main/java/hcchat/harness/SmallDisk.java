package hcchat.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A disk in memory that a test may fill.
public final class SmallDisk implements AutoCloseable {
    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /// @param mebibytes how much fits
    /// @return empty where this process may not mount one
    public static Optional<SmallDisk> of(int mebibytes, Path path) {
        try {
            Files.createDirectories(path);
            return run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", path.toString())
                    ? Optional.of(new SmallDisk(path))
                    : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Path path() {
        return path;
    }

    /// Writes until no more than `free` bytes are left.
    public void fillUpTo(long free) {
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(path.resolve("ballast"))) {
            while (Files.getFileStore(path).getUsableSpace() > free + block.length) {
                out.write(block);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Takes away what [#fillUpTo] wrote.
    public void empty() {
        try {
            Files.deleteIfExists(path.resolve("ballast"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        // Lazily: a process that was killed a moment ago may still hold a file.
        if (!run("umount", "-l", path.toString())) {
            throw new IOException("the small disk is still mounted at " + path);
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
