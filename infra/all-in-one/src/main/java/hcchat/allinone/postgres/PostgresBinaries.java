package hcchat.allinone.postgres;

import hcchat.allinone.host.Folders;
import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once for each version and user from the jar that brings them.
final class PostgresBinaries {
    private PostgresBinaries() {}

    /// The folder with initdb, pg_ctl and postgres.
    static Path unpackedUnder(Path cache) throws IOException {
        String archive = "/postgres-linux-" + architecture() + ".txz";
        Path unpacked = cache.resolve("postgres-" + mark(archive));
        if (!Files.isDirectory(unpacked)) {
            Files.createDirectories(cache);
            Path half = Files.createTempDirectory(cache, "unpacking-");
            unpack(archive, half);
            moveUnlessThere(half, unpacked);
        }
        return unpacked.resolve("bin");
    }

    private static String architecture() {
        String architecture = System.getProperty("os.arch");
        return switch (architecture) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default ->
                throw new StartRefused(
                        Reason.BROKEN_DEPENDENCY,
                        "There is no embedded PostgreSQL for " + architecture
                                + ": run one yourself and give its address in HCCHAT_POSTGRES_URL.");
        };
    }

    private static void unpack(String archive, Path into) throws IOException {
        try (InputStream packed = open(archive);
                TarArchiveInputStream files =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Path file = into.resolve(entry.getName()).normalize();
                if (!file.startsWith(into)) {
                    throw new IOException("an entry outside of the archive: " + entry.getName());
                }
                unpack(entry, files, file);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /// Two processes may unpack at the same time: the first one to finish wins, and both have the same files.
    private static void moveUnlessThere(Path half, Path unpacked) throws IOException {
        try {
            Files.move(half, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            Folders.delete(half);
            if (!Files.isDirectory(unpacked)) {
                throw e;
            }
        }
    }

    /// The archive's check sum as its jar has it noted: another archive, another folder.
    private static String mark(String archive) throws IOException {
        URL url = PostgresBinaries.class.getResource(archive);
        if (url != null && url.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                return Long.toHexString(file.getEntry(jar.getEntryName()).getCrc());
            }
        }
        return "unmarked";
    }

    private static InputStream open(String archive) {
        InputStream packed = PostgresBinaries.class.getResourceAsStream(archive);
        if (packed == null) {
            throw new StartRefused(
                    Reason.BROKEN_DEPENDENCY, "The PostgreSQL archive " + archive + " isn't on the class path.");
        }
        return packed;
    }
}
