package hcchat.storage.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/// The file of the master key: one line, base64 of 32 bytes, readable by its owner alone, outside the data folder.
final class MasterKeyFile {
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final FileAttribute<?> PRIVATE_FILE = PosixFilePermissions.asFileAttribute(OWNERS);
    private static final FileAttribute<?> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final long LONGEST = 1_024;

    private final Path file;

    MasterKeyFile(Path file, Path dataFolder) throws IOException {
        this.file = file.toAbsolutePath().normalize();
        if (real(this.file).startsWith(real(dataFolder.toAbsolutePath().normalize()))) {
            throw new MasterKeyRefused("The master key " + this.file
                    + " lies inside the data folder, so that whoever copies"
                    + " the data has the key to it: move it elsewhere and name it in " + MasterKey.FILE_VARIABLE + ".");
        }
    }

    byte[] readOrMake() throws IOException {
        if (Files.notExists(file)) {
            make();
        }
        return read();
    }

    byte[] read() throws IOException {
        if (Files.notExists(file)) {
            throw new MasterKeyRefused("There is no master key at " + file
                    + ", but data that was sealed with one: put it" + " back from its backup or name it in "
                    + MasterKey.FILE_VARIABLE + ". Without it the data is lost.");
        }
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.removeAll(OWNERS);
        permissions.remove(PosixFilePermission.OWNER_EXECUTE);
        if (!permissions.isEmpty()) {
            throw new MasterKeyRefused(
                    "The master key " + file + " can be used by others than its owner: chmod 600 it.");
        }
        byte[] key =
                Files.size(file) > LONGEST ? new byte[0] : decode(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (key.length != AeadKey.BYTES) {
            throw new MasterKeyRefused("The master key " + file + " isn't the base64 of " + AeadKey.BYTES
                    + " bytes: put the right file there.");
        }
        return key;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    // Written aside and linked into place: a crash leaves no half a key, and of two that start at once both use the
    // same one.
    private void make() throws IOException {
        Path folder = file.getParent();
        Files.createDirectories(folder, PRIVATE_FOLDER);
        Path aside = Files.createTempFile(folder, ".master", ".new", PRIVATE_FILE);
        try {
            String line = Base64.getEncoder().encodeToString(Nonces.freshKey(AeadKey.BYTES)) + "\n";
            try (FileChannel out = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException otherWasFirst) {
            return;
        } finally {
            Files.delete(aside);
        }
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    // Symbolic links are followed as far as the path exists.
    private static Path real(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        Path parent = path.getParent();
        return parent == null ? path : real(parent).resolve(path.getFileName());
    }
}
