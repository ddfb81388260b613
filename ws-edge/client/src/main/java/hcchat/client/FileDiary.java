package hcchat.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A diary in a folder of its own, which only one client at a time has open. Its files are for their owner's eyes only.
/// What was kept is on the disk, what was noted in the file from a moment later on; a thread of its own writes, so that
/// nobody else waits for the disk. The file is written anew when it has become four times as large as it has to be:
/// what waits in the outboxes (1,000 letters of at most 64 KiB a room) and some hundred bytes a room bound it.
public final class FileDiary implements Diary {
    private static final System.Logger LOG = System.getLogger(FileDiary.class.getName());
    private static final long SMALL = 64 * 1024;

    private record Waiting(DiaryEntry entry, CompletableFuture<Void> written) {}

    private final FileChannel held;
    private final DiaryFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final DiaryPages pages;
    private final Thread writer;
    private List<Waiting> toKeep = new ArrayList<>();
    private Map<Object, DiaryEntry> toNote = new LinkedHashMap<>();
    private boolean closed;
    // The writer's own.
    private long enough;

    private FileDiary(FileChannel held, DiaryFile file, DiaryPages pages) {
        this.held = held;
        this.file = file;
        this.pages = pages;
        this.enough = SMALL;
        this.writer = Thread.ofVirtual().name("diary").unstarted(this::writeAll);
    }

    /// Where the diary of one server and one holder is kept.
    ///
    /// @param base of all diaries
    /// @param holder any name
    public static Path folder(Path base, URI server, String holder) {
        return base.resolve(asFileName(server.getAuthority())).resolve(asFileName(holder));
    }

    private static String asFileName(String name) {
        // A dot at the begin would hide the folder, or leave it.
        return "_" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    /// Makes the folder if there is none. Blocks.
    ///
    /// @throws DiaryInUseException if somebody has it open
    /// @throws IOException if it can't be read or written, or is of a later version
    public static FileDiary open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            if (DiaryFile.isPosix(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        }
        FileChannel held = hold(folder.resolve("lock"));
        try {
            DiaryPages pages = new DiaryPages();
            Path path = folder.resolve("diary");
            DiaryFile file = DiaryFile.open(path, line -> read(line, pages));
            DiaryFile.forceFolder(path);
            FileDiary diary = new FileDiary(held, file, pages);
            diary.writer.start();
            return diary;
        } catch (IOException | RuntimeException failure) {
            held.close();
            throw failure;
        }
    }

    private static FileChannel hold(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), DiaryFile.forMyEyesOnly(path));
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException ours) {
            // said below
        }
        channel.close();
        throw new DiaryInUseException();
    }

    private static void read(String line, DiaryPages pages) {
        try {
            DiaryEntry entry = DiaryCodec.read(line);
            if (entry != null) {
                pages.add(entry);
            }
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.WARNING, "an entry of the diary can't be read and is passed over");
        }
    }

    @Override
    public CompletableFuture<Void> keep(DiaryEntry entry) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(new IllegalStateException("the diary is closed"));
            }
            pages.add(entry);
            toKeep.add(new Waiting(entry, written));
            changed.signalAll();
            return written;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void note(DiaryEntry entry) {
        lock.lock();
        try {
            if (!closed) {
                pages.add(entry);
                toNote.put(subject(entry), entry);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Of two notes on one subject only the later need be written.
    private static Object subject(DiaryEntry entry) {
        return entry instanceof DiaryEntry.OfRoom ofRoom ? List.of(entry.getClass(), ofRoom.channel()) : entry;
    }

    @Override
    public RoomNotes room(String channel) {
        lock.lock();
        try {
            return pages.room(channel);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public byte[] serverKey() {
        lock.lock();
        try {
            return pages.serverKey();
        } finally {
            lock.unlock();
        }
    }

    private void writeAll() {
        while (true) {
            List<Waiting> kept;
            List<DiaryEntry> noted;
            lock.lock();
            try {
                while (toKeep.isEmpty() && toNote.isEmpty() && !closed) {
                    changed.awaitUninterruptibly();
                }
                kept = toKeep;
                noted = List.copyOf(toNote.values());
                toKeep = new ArrayList<>();
                toNote = new LinkedHashMap<>();
            } finally {
                lock.unlock();
            }
            if (kept.isEmpty() && noted.isEmpty()) {
                return;
            }
            IOException failure = write(kept, noted);
            for (Waiting waiting : kept) {
                if (failure == null) {
                    waiting.written().complete(null);
                } else {
                    waiting.written().completeExceptionally(failure);
                }
            }
        }
    }

    private @Nullable IOException write(List<Waiting> kept, List<DiaryEntry> noted) {
        List<String> lines = new ArrayList<>(kept.size() + noted.size());
        kept.forEach(waiting -> lines.add(DiaryCodec.write(waiting.entry())));
        noted.forEach(entry -> lines.add(DiaryCodec.write(entry)));
        try {
            file.append(lines);
            if (!kept.isEmpty()) {
                file.force();
            }
            compact();
            return null;
        } catch (IOException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the diary can't be written: {0}",
                    failure.getClass().getName());
            // What was noted and not written comes with the whole, once something can be written again.
            enough = 0;
            return failure;
        }
    }

    private void compact() {
        if (file.size() <= enough) {
            return;
        }
        List<DiaryEntry> entries;
        lock.lock();
        try {
            entries = pages.entries();
        } finally {
            lock.unlock();
        }
        try {
            file.replace(entries.stream().map(DiaryCodec::write).toList());
        } catch (IOException failure) {
            // The old file goes on; later there may be room.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the diary can't be made smaller: {0}",
                    failure.getClass().getName());
        }
        enough = Math.max(SMALL, 4 * file.size());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            writer.join();
            file.force();
            file.close();
            held.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
