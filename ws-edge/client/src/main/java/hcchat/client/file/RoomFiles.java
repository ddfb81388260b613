package hcchat.client.file;

import hcchat.client.Room;
import hcchat.client.Unsent;
import hcchat.client.crypto.FileCipher;
import hcchat.client.crypto.RoomCipher;
import hcchat.room.Attachment;
import hcchat.room.RoomId;
import hcchat.wire.WellFormed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sends and saves the files of one room, one each way at a time; more wait. They are sealed here and go straight to
/// and
/// from the store. Holds at most two files of 16 MiB in memory, twice each, whatever their length. Thread-safe; nothing
/// but [#open] and [#leftOver] blocks.
public final class RoomFiles implements AutoCloseable {
    private final Room room;
    private final Wire wire;
    private final Means means;
    private final Semaphore out = new Semaphore(1, true);
    private final Semaphore in = new Semaphore(1, true);
    private final Set<Transfer> underWay = ConcurrentHashMap.newKeySet();
    private final Set<UUID> taken = ConcurrentHashMap.newKeySet();

    private RoomFiles(Room room, FileSettings settings) throws IOException {
        this.room = room;
        this.wire = new Wire(settings.stall());
        this.means = new Means(
                settings,
                new AttachmentDoor(wire, settings.rest(), room::token),
                new Store(wire),
                new Drafts(settings.folder()));
    }

    /// Makes the folder if there is none. Blocks.
    ///
    /// @throws IOException if it can't be made or read
    public static RoomFiles open(Room room, FileSettings settings) throws IOException {
        return new RoomFiles(room, settings);
    }

    /// Sends a file and tells the room of it. From the moment that it is reserved it outlives the program: see
    /// [#leftOver].
    ///
    /// @param caption empty for none
    public Transfer send(Path file, String caption, Progress progress) {
        return begin(out, transfer -> {
            Keys keys = keys();
            if (keys == null) {
                return new TransferOutcome.Failed(room.id() == null ? "not_joined" : "no_passphrase");
            }
            try (FileCipher cipher = keys.cipher()) {
                Wish wish = wish(file.toAbsolutePath(), caption);
                Draft draft = Draft.of(room.newId(), wish.seal(cipher));
                taken.add(draft.id());
                means.drafts().keep(draft);
                return new Upload(room, keys.room(), cipher, means, new Gauge(progress), wish, draft).run(transfer);
            } catch (TransferException unfit) {
                return new TransferOutcome.Failed(unfit.code());
            }
        });
    }

    private static Wish wish(Path file, String caption) throws TransferException {
        if (!Files.isReadable(file)) {
            throw TransferException.refused("no_such_file");
        }
        if (!Files.isRegularFile(file)) {
            throw TransferException.refused("not_a_file");
        }
        try {
            Wish wish = new Wish(file, Files.size(file), caption);
            String note = wish.note(new byte[FileCipher.HEADER_BYTES]).text();
            if (!WellFormed.is(wish.name()) || !WellFormed.is(caption)) {
                throw TransferException.refused("bad_text");
            }
            if (note.getBytes(StandardCharsets.UTF_8).length > RoomCipher.TEXT_BYTES) {
                throw TransferException.refused("caption_too_long");
            }
            return wish;
        } catch (IOException gone) {
            throw TransferException.refused("no_such_file");
        }
    }

    /// What an earlier program was given to send, oldest first; those that it had told the room of already go by
    /// the
    /// outbox. Empty until joined. Blocks while it reads.
    public List<Leftover> leftOver() {
        Keys keys = keys();
        if (keys == null) {
            return List.of();
        }
        List<Leftover> left = new ArrayList<>();
        try (FileCipher cipher = keys.cipher()) {
            Set<UUID> told = room.outbox().stream().map(Unsent::id).collect(Collectors.toSet());
            for (Draft draft : means.drafts().read()) {
                Wish wish = taken.contains(draft.id()) ? null : Wish.open(draft.wish(), cipher);
                if (wish != null && told.contains(draft.id())) {
                    means.drafts().drop(draft.id());
                } else if (wish != null) {
                    left.add(new Leftover(draft.id(), wish.name(), wish.bytes()));
                }
            }
        }
        return left;
    }

    /// Goes on with what is left over, where it was.
    public Transfer resume(Leftover left, Progress progress) {
        taken.add(left.id());
        return begin(out, transfer -> {
            Keys keys = keys();
            if (keys == null) {
                return new TransferOutcome.Failed("not_joined");
            }
            try (FileCipher cipher = keys.cipher()) {
                for (Draft draft : means.drafts().read()) {
                    Wish wish = draft.id().equals(left.id()) ? Wish.open(draft.wish(), cipher) : null;
                    if (wish != null) {
                        return new Upload(room, keys.room(), cipher, means, new Gauge(progress), wish, draft)
                                .run(transfer);
                    }
                }
            }
            return new TransferOutcome.Failed("no_such_file");
        });
    }

    /// Fetches the file of a message. Nothing is written over, and what isn't whole is nowhere.
    ///
    /// @param note what the message says about it
    /// @param where a folder, in which it gets its name made harmless, with a number if there is one of that name;
    ///     or what it is to be called
    public Transfer save(Attachment attachment, FileNote note, Path where, Progress progress) {
        return begin(in, transfer -> {
            Keys keys = keys();
            if (keys == null) {
                return new TransferOutcome.Failed(room.id() == null ? "not_joined" : "no_passphrase");
            }
            try (FileCipher cipher = keys.cipher()) {
                Target target = new Target(where, FileNames.safe(note.name(), "file"));
                return new Download(cipher, means, new Gauge(progress), attachment, note, target).run(transfer);
            }
        });
    }

    /// What seals and opens, for a while, and the room that it is for.
    private record Keys(RoomId room, FileCipher cipher) {}

    private @Nullable Keys keys() {
        RoomId id = room.id();
        FileCipher cipher = room.fileCipher();
        return id == null || cipher == null ? null : new Keys(id, cipher);
    }

    private Transfer begin(Semaphore way, Transfer.Work work) {
        Transfer transfer = new Transfer();
        underWay.add(transfer);
        var _ = transfer.outcome().whenComplete((outcome, failure) -> underWay.remove(transfer));
        transfer.start(one -> {
            way.acquire();
            try {
                return work.run(one);
            } finally {
                way.release();
            }
        });
        return transfer;
    }

    /// Those that haven't ended.
    public List<Transfer> underWay() {
        return List.copyOf(underWay);
    }

    /// Ends what is under way; sends go on with the next program.
    @Override
    public void close() {
        List<Transfer> left = underWay();
        left.forEach(Transfer::stop);
        left.forEach(transfer ->
                transfer.outcome().handle((outcome, failure) -> outcome).join());
        wire.close();
    }
}
