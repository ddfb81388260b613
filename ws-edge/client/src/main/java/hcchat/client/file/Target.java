package hcchat.client.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/// Where a file is to be saved: in a folder, under a name of which there is none yet, or exactly there, if nothing is.
///
/// @param name harmless; counts in a folder
record Target(Path where, String name) {
    private static final int MOST_NUMBERS = 1_000;

    /// Early, so that nothing is fetched in vain; counts for nothing later.
    void check() throws TransferException {
        if (Files.isDirectory(where)) {
            if (!Files.isWritable(where)) {
                throw TransferException.refused("not_saved");
            }
        } else if (Files.exists(where, LinkOption.NOFOLLOW_LINKS)) {
            throw TransferException.refused("file_exists");
        } else if (!Files.isDirectory(folder())) {
            throw TransferException.refused("no_such_folder");
        }
    }

    private Path folder() {
        // Only a root has none, and that is a folder.
        return Files.isDirectory(where)
                ? where
                : Objects.requireNonNull(where.toAbsolutePath().getParent());
    }

    Beside beside() {
        return new Beside(folder().resolve(".hcchat-" + UUID.randomUUID() + ".part"));
    }

    /// The file while it isn't known to be whole; gone when it is closed.
    final class Beside implements AutoCloseable {
        private final Path part;

        private Beside(Path part) {
            this.part = part;
        }

        OutputStream write() throws IOException {
            return Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        /// Gives it its name, and takes nobody else's.
        ///
        /// @throws FileAlreadyExistsException if there is something else of that name
        Path put() throws IOException {
            if (!Files.isDirectory(where)) {
                return name(where);
            }
            for (int number = 1; number <= MOST_NUMBERS; number++) {
                try {
                    return name(where.resolve(number == 1 ? name : FileNames.numbered(name, number)));
                } catch (FileAlreadyExistsException taken) {
                    // The next one.
                }
            }
            throw new FileAlreadyExistsException(name);
        }

        private Path name(Path file) throws IOException {
            try {
                // Unlike a renaming it never takes another file's place.
                Files.createLink(file, part);
            } catch (FileAlreadyExistsException taken) {
                throw taken;
            } catch (UnsupportedOperationException | IOException noLinksHere) {
                Files.move(part, file);
            }
            return file;
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(part);
        }
    }
}
