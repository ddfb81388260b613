package hcchat.allinone.host;

import hcchat.allinone.host.StartRefused.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The one folder that holds everything the server keeps. To have one is to hold its lock: what runs on it may take
/// for granted that nobody else does.
public final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /// Makes the folder if need be, and takes its lock; the system gives it back when the process ends, however it
    /// ends.
    public static DataFolder lock(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            makePrivate(root);
            // Not deleted at the end: a lock on a deleted file excludes nobody.
            FileChannel lockFile = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                String holder = holder(lockFile);
                lockFile.close();
                throw new StartRefused(
                        Reason.FOLDER_IN_USE,
                        "The data folder " + root + " is in use by another HCChat" + holder
                                + ": stop that one, or choose another folder with --data.");
            }
            lockFile.truncate(0);
            lockFile.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(root, lockFile);
        } catch (IOException e) {
            throw new StartRefused(
                    Reason.BAD_ARGUMENT, "The data folder " + root + " can't be used: " + e.getMessage() + ".", e);
        }
    }

    public Path root() {
        return root;
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    /// Attachments, encrypted by the clients.
    public Path objects() throws IOException {
        return makePrivate(root.resolve("objects"));
    }

    /// Ports and passwords of what is embedded; readable by the owner only.
    public Path config() throws IOException {
        return makePrivate(root.resolve("config"));
    }

    /// Where the running server says how its operator reaches it; `./hcchat rebuild` looks there.
    public Path operator() throws IOException {
        return config().resolve("operator");
    }

    /// The same of command-side; `./hcchat account` looks there.
    public Path commandOperator() throws IOException {
        return config().resolve("operator-command");
    }

    public Path logs() throws IOException {
        return makePrivate(root.resolve("logs"));
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static Path makePrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // this very process holds it
        }
    }

    private static String holder(FileChannel lockFile) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        lockFile.read(pid, 0);
        String written = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).trim();
        return written.isEmpty() ? "" : " (process " + written + ")";
    }
}
