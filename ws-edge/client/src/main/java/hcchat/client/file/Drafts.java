package hcchat.client.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The folder of what is on its way, for its owner's eyes only: `<id>.draft` says how far a send has come,
/// `<id>.sealed` is
/// the sealed file, `<hash>.fetched` as much as has come of a file that is fetched.
final class Drafts {
    private static final String DRAFT = ".draft";
    private static final String SEALED = ".sealed";
    private static final String FETCHED = ".fetched";
    // What nobody asked for again since.
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private final Path folder;

    /// Makes the folder if there is none, and clears it of what nothing comes of any more.
    ///
    /// @throws IOException if it can't be made or read
    Drafts(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder, mine(folder, "rwx------"));
        Instant old = Instant.now().minus(FORGOTTEN);
        for (Path file : all()) {
            String name = file.getFileName().toString();
            boolean orphan = name.endsWith(SEALED) && !Files.exists(folder.resolve(name.replace(SEALED, DRAFT)));
            boolean forgotten = name.endsWith(FETCHED)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(old);
            if (orphan || forgotten) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// Those of this and earlier programs.
    List<Draft> read() {
        List<Draft> drafts = new ArrayList<>();
        try {
            for (Path file : all()) {
                Draft draft = file.toString().endsWith(DRAFT) ? Draft.read(Files.readString(file)) : null;
                if (draft != null) {
                    drafts.add(draft);
                }
            }
        } catch (IOException unreadable) {
            // As if there were none: they stay for a start that can read them.
        }
        return drafts;
    }

    /// Puts it in the place of what was written under its id: whatever happens meanwhile, there is either.
    void keep(Draft draft) throws TransferException {
        Path fresh = folder.resolve(draft.id() + DRAFT + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, mine(folder, "rw-------"));
            Files.writeString(fresh, draft.json());
            Files.move(
                    fresh,
                    folder.resolve(draft.id() + DRAFT),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw TransferException.refused("not_kept");
        }
    }

    /// The same file under another id from now on.
    void rename(UUID before, Draft after) throws TransferException {
        try {
            Files.move(sealed(before), sealed(after.id()));
        } catch (IOException gone) {
            throw TransferException.refused("not_kept");
        }
        keep(after);
        drop(before);
    }

    void drop(UUID id) {
        for (String ending : List.of(DRAFT, SEALED)) {
            try {
                Files.deleteIfExists(folder.resolve(id + ending));
            } catch (IOException stays) {
                // It is sent once all the same: under its id.
            }
        }
    }

    Path sealed(UUID id) {
        return folder.resolve(id + SEALED);
    }

    /// A sealed file that is on the disk once it was closed.
    OutputStream seal(UUID id) throws IOException {
        FileChannel channel = FileChannel.open(
                sealed(id),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                mine(folder, "rw-------"));
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] from, int begin, int length) throws IOException {
                out.write(from, begin, length);
            }

            @Override
            public void close() throws IOException {
                channel.force(false);
                super.close();
            }
        };
    }

    /// @param hash of the object's key
    Spool fetched(String hash, long bytes) {
        return new Spool(folder.resolve(hash + FETCHED), bytes);
    }

    /// @return false when the disk hasn't so much room
    boolean hasRoomFor(long bytes) {
        try {
            return Files.getFileStore(folder).getUsableSpace() > bytes;
        } catch (IOException unknown) {
            return true;
        }
    }

    private static FileAttribute<?>[] mine(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
