package hcchat.harness;

import hcchat.allinone.host.Folders;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What can happen to the folder of a stopped broker.
public final class KafkaDamage {
    private final Path folder;

    private KafkaDamage(Path folder) {
        this.folder = folder;
    }

    /// @param server stopped or killed
    public static KafkaDamage to(Server server) {
        return new KafkaDamage(server.data().resolve("kafka"));
    }

    public void deleteAll() {
        try {
            Folders.delete(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Leaves the last segment of each partition of `room.events` shorter by a tenth, with no note of a clean end.
    ///
    /// @return how many bytes were cut off
    public long cutTails() {
        long cut = 0;
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> partitions = all.filter(
                            path -> path.getFileName().toString().startsWith("room.events-"))
                    .toList();
            for (Path partition : partitions) {
                cut += cutTail(partition);
            }
            Files.deleteIfExists(folder.resolve(".kafka_cleanshutdown"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return cut;
    }

    private static long cutTail(Path partition) throws IOException {
        try (Stream<Path> files = Files.list(partition)) {
            Path last = files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(last.toFile(), "rw")) {
                long before = file.length();
                file.setLength(before * 9 / 10);
                return before - file.length();
            }
        }
    }
}
