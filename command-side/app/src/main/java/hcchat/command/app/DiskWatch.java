package hcchat.command.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says when a disk is nearly full: below 5 % or 1 GiB, whichever is less, nothing new is stored, until there is twice
/// as much again. PostgreSQL and the log need that rest to go on and to start again.
public final class DiskWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final long RESERVE = 1L << 30;

    private final List<Path> folders;
    private volatile boolean full;

    public DiskWatch(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    public boolean isFull() {
        return full;
    }

    /// Looks once; called each second.
    public void look() {
        int factor = full ? 2 : 1;
        boolean low = folders.stream().anyMatch(folder -> isLow(folder, factor));
        if (low != full) {
            full = low;
            LOG.warn(low ? "A disk is nearly full: nothing new is stored" : "The disks have room again");
        }
    }

    private static boolean isLow(Path folder, int factor) {
        try {
            FileStore disk = Files.getFileStore(folder);
            long reserve = Math.min(RESERVE, disk.getTotalSpace() / 20);
            return disk.getUsableSpace() < reserve * factor;
        } catch (IOException unreadable) {
            // A folder that can't be looked at is found out by those who write there.
            return false;
        }
    }
}
