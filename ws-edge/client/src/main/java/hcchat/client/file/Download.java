package hcchat.client.file;

import hcchat.client.crypto.FileCipher;
import hcchat.client.crypto.FileOpening;
import hcchat.client.crypto.FileRole;
import hcchat.client.crypto.FileScheme;
import hcchat.room.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// One file on its way in: fetched as it is, sealed, so far as it isn't there yet; then opened beside its place, and
/// put
/// there when all of it is good. One thread.
final class Download {
    private final FileCipher cipher;
    private final Means means;
    private final Gauge gauge;
    private final Insistence insistence;
    private final Attachment attachment;
    private final FileNote note;
    private final Target target;

    Download(FileCipher cipher, Means means, Gauge gauge, Attachment attachment, FileNote note, Target target) {
        this.cipher = cipher;
        this.means = means;
        this.gauge = gauge;
        this.insistence = new Insistence(means.settings(), gauge);
        this.attachment = attachment;
        this.note = note;
        this.target = target;
    }

    TransferOutcome run(Transfer transfer) throws InterruptedException {
        Spool spool = means.drafts().fetched(hash(attachment.objectKey()), attachment.bytes());
        try {
            FileScheme scheme = scheme();
            target.check();
            boolean begun = spool.bytes() > 0;
            fetch(spool);
            try {
                return new TransferOutcome.Saved(open(scheme, spool, transfer));
            } catch (TransferException failure) {
                if (!begun || !failure.code().equals("not_authentic")) {
                    throw failure;
                }
                // What an earlier try had fetched was perhaps not whole on the disk.
                spool.forget();
                fetch(spool);
                return new TransferOutcome.Saved(open(scheme, spool, transfer));
            }
        } catch (TransferException failure) {
            if (!failure.again()) {
                spool.forget();
            }
            return new TransferOutcome.Failed(failure.code());
        } catch (InterruptedException ended) {
            if (transfer.isCancelled()) {
                spool.forget();
            }
            throw ended;
        }
    }

    private FileScheme scheme() throws TransferException {
        FileScheme scheme = FileScheme.ofWord(attachment.encryption().scheme());
        if (scheme == null) {
            throw TransferException.refused("unknown_scheme");
        }
        if (!note.isOf(attachment)) {
            throw TransferException.refused("not_the_file");
        }
        return scheme;
    }

    private void fetch(Spool spool) throws TransferException, InterruptedException {
        if (spool.bytes() > attachment.bytes()) {
            spool.forget();
        }
        if (!means.drafts().hasRoomFor(attachment.bytes() - spool.bytes())) {
            throw TransferException.refused("no_room_on_disk");
        }
        gauge.begin(Progress.Step.FETCHING, spool.bytes(), attachment.bytes());
        if (!spool.isWhole()) {
            insistence.on(() -> {
                means.store().get(means.door().url(attachment.objectKey(), gauge), spool, gauge);
                return spool;
            });
        }
    }

    private Path open(FileScheme scheme, Spool spool, Transfer transfer)
            throws TransferException, InterruptedException {
        gauge.begin(Progress.Step.OPENING, 0, attachment.bytes());
        try (Target.Beside beside = target.beside()) {
            FileOpening opening;
            try (InputStream in = gauge.counting(Files.newInputStream(spool.file()));
                    OutputStream out = beside.write()) {
                opening = cipher.open(scheme, FileRole.FILE, note.header(), in, out);
            }
            if (!(opening instanceof FileOpening.Whole(long bytes))) {
                throw TransferException.refused("not_authentic");
            }
            if (bytes != note.bytes()) {
                throw TransferException.refused("not_the_file");
            }
            Path saved = beside.put();
            spool.forget();
            return saved;
        } catch (FileAlreadyExistsException taken) {
            throw TransferException.refused("file_exists");
        } catch (IOException full) {
            if (transfer.isOver()) {
                throw new InterruptedException();
            }
            throw TransferException.refused("not_saved");
        }
    }

    /// Says nothing about the room, as the key would.
    private static String hash(String key) {
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
