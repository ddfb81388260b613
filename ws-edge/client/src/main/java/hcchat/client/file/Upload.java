package hcchat.client.file;

import hcchat.client.Room;
import hcchat.client.Saying;
import hcchat.client.SendOutcome;
import hcchat.client.crypto.FileChangedException;
import hcchat.client.crypto.FileCipher;
import hcchat.client.crypto.FileRole;
import hcchat.client.crypto.FileScheme;
import hcchat.client.crypto.SealedFile;
import hcchat.client.file.AttachmentDoor.Part;
import hcchat.client.file.AttachmentDoor.Parts;
import hcchat.client.file.AttachmentDoor.Place;
import hcchat.room.Attachment;
import hcchat.room.RoomId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// One file on its way out: reserved, sealed once, put into the store, completed, and told to the room. Each step is
/// written down when it is done, and the sealed bytes lie on the disk: whoever takes the draft up goes on where it was.
/// One thread.
final class Upload {
    // A message whose file had been collected before it was stored is told anew, with its file, once.
    private static final int ROUNDS = 2;

    private final Room room;
    private final RoomId roomId;
    private final FileCipher cipher;
    private final Means means;
    private final Gauge gauge;
    private final Insistence insistence;
    private final Wish wish;
    private Draft draft;
    // Where it may be put now.
    private @Nullable Place place;
    private @Nullable String given;

    Upload(Room room, RoomId roomId, FileCipher cipher, Means means, Gauge gauge, Wish wish, Draft draft) {
        this.room = room;
        this.roomId = roomId;
        this.cipher = cipher;
        this.means = means;
        this.gauge = gauge;
        this.insistence = new Insistence(means.settings(), gauge);
        this.wish = wish;
        this.draft = draft;
    }

    TransferOutcome run(Transfer transfer) throws InterruptedException {
        try {
            SendOutcome told = new SendOutcome.Unknown();
            for (int round = 0; round < ROUNDS; round++) {
                if (!draft.stored()) {
                    store(transfer);
                }
                told = tell(transfer);
                if (!told.equals(new SendOutcome.Refused("no_such_attachment")) || round == ROUNDS - 1) {
                    break;
                }
                Draft before = draft;
                draft = before.anew(room.newId());
                means.drafts().rename(before.id(), draft);
            }
            return ended(told);
        } catch (TransferException failure) {
            if (!failure.again()) {
                means.drafts().drop(draft.id());
            }
            return new TransferOutcome.Failed(failure.code());
        } catch (InterruptedException ended) {
            if (transfer.isCancelled()) {
                giveUp();
            }
            throw ended;
        }
    }

    private TransferOutcome ended(SendOutcome told) {
        return switch (told) {
            case SendOutcome.Acked acked -> {
                means.drafts().drop(draft.id());
                yield new TransferOutcome.Sent(acked.seq());
            }
            // Told by an earlier program, whose envelope was another.
            case SendOutcome.Refused(String code)
            when code.equals("id_conflict") -> {
                means.drafts().drop(draft.id());
                yield new TransferOutcome.Sent(0);
            }
            case SendOutcome.Refused(String code) -> {
                means.drafts().drop(draft.id());
                yield new TransferOutcome.Failed(code);
            }
            case SendOutcome.TryLater later -> new TransferOutcome.Failed(later.code());
            case SendOutcome.Unknown unknown -> new TransferOutcome.Interrupted();
        };
    }

    private void store(Transfer transfer) throws TransferException, InterruptedException {
        try {
            put(transfer);
        } catch (TransferException failure) {
            if (!failure.code().equals("no_such_attachment")) {
                throw failure;
            }
            // The time of its place is over: the same sealed bytes go elsewhere.
            keep(draft.at(null));
            put(transfer);
        }
    }

    private void put(Transfer transfer) throws TransferException, InterruptedException {
        if (draft.objectKey() == null) {
            // Before it is sealed: what the server doesn't take needn't be.
            place = reserve();
        }
        SealedFile sealed = draft.sealed();
        if (sealed == null) {
            sealed = seal(transfer);
            keep(draft.sealed(sealed));
        }
        gauge.begin(Progress.Step.SENDING, 0, sealed.bytes());
        String key = draft.objectKey();
        if (key == null) {
            key = putWhole(sealed.bytes());
        } else {
            putParts(key);
        }
        keep(draft.storedAt(key));
    }

    private void keep(Draft next) throws TransferException {
        means.drafts().keep(next);
        draft = next;
    }

    private Place reserve() throws TransferException, InterruptedException {
        long bytes = FileScheme.of(wish.bytes()).sealedBytes(wish.bytes());
        Place reserved = insistence.on(() -> means.door().reserve(roomId, FileTypes.of(wish.name()), bytes, gauge));
        given = reserved.objectKey();
        keep(draft.at(reserved.put() == null ? reserved.objectKey() : null));
        return reserved;
    }

    private SealedFile seal(Transfer transfer) throws TransferException, InterruptedException {
        if (!means.drafts().hasRoomFor(wish.bytes())) {
            throw TransferException.refused("no_room_on_disk");
        }
        gauge.begin(Progress.Step.SEALING, 0, wish.bytes());
        try (InputStream in = gauge.counting(Files.newInputStream(wish.source()));
                OutputStream out = means.drafts().seal(draft.id())) {
            return cipher.seal(FileRole.FILE, wish.bytes(), in, out);
        } catch (FileChangedException changed) {
            throw TransferException.refused("file_changed");
        } catch (IOException broken) {
            if (transfer.isOver()) {
                throw new InterruptedException();
            }
            throw TransferException.refused(Files.isReadable(wish.source()) ? "not_kept" : "no_such_file");
        }
    }

    /// @return its key
    private String putWhole(long bytes) throws TransferException, InterruptedException {
        return insistence.on(() -> {
            Place to = place == null ? reserve() : place;
            AttachmentDoor.Address address = to.put();
            if (address == null) {
                throw TransferException.refused("bad_answer");
            }
            // Should this fail, the next try has an address of its own: this one may be too old.
            place = null;
            gauge.back(0);
            means.store().put(address, means.drafts().sealed(draft.id()), 0, bytes, gauge);
            return to.objectKey();
        });
    }

    private void putParts(String key) throws TransferException, InterruptedException {
        insistence.on(() -> {
            int from = 1;
            while (from > 0) {
                from = putSome(key, from);
            }
            // Refused as `incomplete` if a part was lost, and then all are looked through again.
            means.door().complete(key, gauge);
            return key;
        });
    }

    /// @return where to go on, or 0 when nothing is missing from there on
    private int putSome(String key, int from) throws TransferException, InterruptedException {
        Parts parts = means.door().parts(key, from, gauge);
        gauge.back(parts.stored());
        for (Part part : parts.missing()) {
            means.store()
                    .put(
                            part.address(),
                            means.drafts().sealed(draft.id()),
                            (part.number() - 1) * parts.partBytes(),
                            part.bytes(),
                            gauge);
        }
        int next = parts.missing().isEmpty()
                ? from + AttachmentDoor.PARTS_AT_ONCE
                : parts.missing().getLast().number() + 1;
        return next > parts.parts() ? 0 : next;
    }

    private SendOutcome tell(Transfer transfer) throws InterruptedException {
        SealedFile sealed = Objects.requireNonNull(draft.sealed());
        FileScheme scheme = sealed.scheme();
        Attachment attachment = new Attachment(
                Objects.requireNonNull(draft.objectKey()),
                FileTypes.of(wish.name()),
                sealed.bytes(),
                new Attachment.Encryption(scheme.word(), FileNote.base64(sealed.header()), scheme.chunkSize()),
                null);
        Saying saying = new Saying.File(attachment, wish.note(sealed.header()).text());
        CompletableFuture<SendOutcome> outcome = room.post(saying, draft.id()).outcome();
        while (true) {
            try {
                return outcome.get();
            } catch (InterruptedException ended) {
                // What is in the outbox is said: it is too late to cancel it.
                if (!transfer.isCancelled()) {
                    throw ended;
                }
            } catch (ExecutionException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private void giveUp() throws InterruptedException {
        means.drafts().drop(draft.id());
        String key = draft.objectKey() == null ? given : draft.objectKey();
        if (key != null) {
            try {
                means.door().giveUp(key, gauge);
            } catch (TransferException collected) {
                // Within the hour, by the server.
            }
        }
    }
}
