package hcchat.allinone.objects;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a killed process was just writing: files that lie aside, under the name of their object and a random one, and
/// would stay for ever. Taken away in the background.
final class LeftOvers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOvers.class);

    // No object of ours has such a name: they end in .bin. The store's own notes on uploads in parts have.
    private static final Pattern ASIDE =
            Pattern.compile("(?!\\.s3proxy-).+-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Path root;
    private final Instant before;
    private volatile boolean closed;

    private LeftOvers(Path root, Instant before) {
        this.root = root;
        this.before = before;
    }

    /// Before anything new is written: what is as old as now is nobody's any more.
    static LeftOvers of(Path root) {
        return new LeftOvers(root, Instant.now());
    }

    void sweep() {
        Thread.ofVirtual().name("left-overs").start(this::run);
    }

    private void run() {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.lastModifiedTime().toInstant().isBefore(before)
                            && ASIDE.matcher(file.getFileName().toString()).matches()) {
                        Files.deleteIfExists(file);
                    }
                    return closed ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            LOG.warn(
                    "What uploads left behind could not be taken away: {}",
                    failed.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
