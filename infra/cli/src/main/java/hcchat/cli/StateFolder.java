package hcchat.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Where things are kept that outlive the program; only its owner may look. One folder for each nick in each room of
/// each server: two nicks are two people.
final class StateFolder {
    private StateFolder() {}

    /// Makes it if it isn't there.
    ///
    /// @throws IOException if it can't be made
    static Path of(Options options) throws IOException {
        Path folder = options.state().resolve(name(options));
        if (!Files.isDirectory(folder)) {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        }
        return folder;
    }

    /// Doesn't give the channel away to whoever sees the folder's name.
    private static String name(Options options) {
        String key = options.server() + "\n" + options.channel() + "\n" + options.nick();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
