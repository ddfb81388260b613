package hcchat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The number up to which the user has read a room, in a file. Losing it costs a line on the screen: whatever goes
/// wrong with the file is no reason to stop.
public final class ReadMark {
    private final Path file;

    public ReadMark(Path file) {
        this.file = file;
    }

    /// 0 when nothing was read yet.
    public long read() {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException none) {
            return 0;
        }
    }

    public void write(long seq) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, seq + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException lost) {
            // The next start draws its line elsewhere.
        }
    }
}
