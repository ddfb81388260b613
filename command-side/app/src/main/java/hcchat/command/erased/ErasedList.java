package hcchat.command.erased;

import hcchat.command.store.ErasedRoom;
import hcchat.room.RoomId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file of lines `server room upto at`, which only grows. Servers that share a master key share it, and pass over
/// each other's lines.
final class ErasedList {
    private static final Logger LOG = LoggerFactory.getLogger(ErasedList.class);

    private final Path file;
    private final String server;

    /// @param server what this server is called in it: letters and digits
    ErasedList(Path file, String server) {
        this.file = file;
        this.server = server;
    }

    /// What was written of this server's rooms; nothing where there is no file. A line that a crash cut short is
    /// passed over: whatever it said is in the store.
    List<ErasedRoom> read() throws IOException {
        List<ErasedRoom> all = new ArrayList<>();
        if (Files.notExists(file)) {
            return all;
        }
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            String[] fields = line.split(" ");
            ErasedRoom room = fields.length == 4 && fields[0].equals(server) ? parsed(fields) : null;
            if (room != null) {
                all.add(room);
            }
        }
        return all;
    }

    private @Nullable ErasedRoom parsed(String[] fields) {
        RoomId room = RoomId.parse(fields[1]);
        try {
            if (room != null) {
                return new ErasedRoom(room, Long.parseLong(fields[2]), Instant.parse(fields[3]));
            }
        } catch (NumberFormatException | DateTimeParseException broken) {
            // As below.
        }
        LOG.warn("A line of {} can't be read", file);
        return null;
    }

    /// Returns once they are on disk.
    void add(Collection<ErasedRoom> rooms) throws IOException {
        // Begins its own line, whatever a crash has left of the last one.
        StringBuilder lines = new StringBuilder("\n");
        for (ErasedRoom room : rooms) {
            lines.append(server).append(' ').append(room.room()).append(' ').append(room.upto());
            lines.append(' ').append(room.at()).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
        try (FileChannel out = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }
}
