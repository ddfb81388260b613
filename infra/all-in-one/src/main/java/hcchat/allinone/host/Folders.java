package hcchat.allinone.host;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Folders that aren't a server's data.
public final class Folders {
    private Folders() {}

    /// Where things lie that are the same for every data folder and can be made again: `HCCHAT_CACHE`, else the
    /// user's own cache.
    public static Path cache() {
        String ours = System.getenv("HCCHAT_CACHE");
        if (ours != null) {
            return Path.of(ours);
        }
        String users = System.getenv("XDG_CACHE_HOME");
        Path cache = users != null ? Path.of(users) : Path.of(System.getProperty("user.home"), ".cache");
        return cache.resolve("hcchat");
    }

    /// Deletes a folder and all below it; nothing happens when there is none. Links are deleted, not followed.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
