package hcchat.client.crypto;

import hcchat.room.RoomId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Seals and opens the files of one room, each under a key of its own. Holds a file in one piece (16 MiB) or two chunks
/// of one (64 KiB each) in memory, whatever its length. Thread-safe.
public final class FileCipher implements AutoCloseable {
    /// Bytes of the header that makes each file's key another.
    public static final int HEADER_BYTES = Secretstream.HEADER_BYTES;

    // Every key seals one file: there is nothing that a nonce could repeat.
    private static final byte[] NONCE = new byte[Nonces.BYTES];

    private final SecretBytes key;
    private final RoomId room;
    private final RandomGenerator chance;

    /// @param key the room's for files; owned from now on
    /// @param chance unpredictable; headers come from it
    FileCipher(SecretBytes key, RoomId room, RandomGenerator chance) {
        this.key = key;
        this.room = room;
        this.chance = chance;
    }

    /// Seals a file of `bytes` bytes, under a new header each time: a sealed file that is needed again is kept, not
    /// sealed again.
    ///
    /// @throws FileChangedException if `plain` has fewer bytes, or more
    /// @throws IllegalStateException if closed
    public SealedFile seal(FileRole role, long bytes, InputStream plain, OutputStream out) throws IOException {
        return seal(FileScheme.of(bytes), role, bytes, plain, out);
    }

    SealedFile seal(FileScheme scheme, FileRole role, long bytes, InputStream plain, OutputStream out)
            throws IOException {
        byte[] header = new byte[HEADER_BYTES];
        chance.nextBytes(header);
        byte[] associated = associatedData(scheme, role);
        switch (scheme) {
            case WHOLE -> {
                byte[] all = plain.readNBytes(Math.toIntExact(bytes));
                must(all.length == bytes && plain.read() < 0);
                out.write(sealWhole(header, associated, all));
            }
            case STREAM -> sealStream(header, associated, bytes, plain, out);
        }
        return new SealedFile(scheme, header, scheme.sealedBytes(bytes));
    }

    private byte[] sealWhole(byte[] header, byte[] associated, byte[] all) {
        try {
            return run(Cipher.ENCRYPT_MODE, header, associated, all);
        } catch (AEADBadTagException onlyWhenOpening) {
            throw new IllegalStateException(onlyWhenOpening);
        }
    }

    private void sealStream(byte[] header, byte[] associated, long bytes, InputStream plain, OutputStream out)
            throws IOException {
        byte[] fileKey = fileKey(header, associated);
        try (Secretstream stream = new Secretstream(fileKey, header)) {
            byte[] chunk = new byte[FileScheme.CHUNK];
            byte[] sealed = new byte[FileScheme.CHUNK + Secretstream.OVERHEAD];
            long left = bytes;
            do {
                int length = (int) Math.min(left, chunk.length);
                must(plain.readNBytes(chunk, 0, length) == length);
                left -= length;
                must(left > 0 || plain.read() < 0);
                stream.push(left == 0 ? Secretstream.FINAL : Secretstream.MESSAGE, associated, chunk, length, sealed);
                out.write(sealed, 0, length + Secretstream.OVERHEAD);
            } while (left > 0);
        } finally {
            Arrays.fill(fileKey, (byte) 0);
        }
    }

    private static void must(boolean unchanged) throws FileChangedException {
        if (!unchanged) {
            throw new FileChangedException();
        }
    }

    /// Opens a file that somebody sealed for this room and role.
    ///
    /// @param out gets the beginning of a file before it is known whether all of it is good: it is the file only
    ///     after [FileOpening.Whole]
    /// @throws IOException only if `sealed` can't be read, or `out` not written
    /// @throws IllegalStateException if closed
    public FileOpening open(FileScheme scheme, FileRole role, byte[] header, InputStream sealed, OutputStream out)
            throws IOException {
        if (header.length != HEADER_BYTES) {
            return new FileOpening.Refused(FileRefusal.BAD_HEADER);
        }
        byte[] associated = associatedData(scheme, role);
        return switch (scheme) {
            case WHOLE -> openWhole(header, associated, sealed, out);
            case STREAM -> openStream(header, associated, sealed, out);
        };
    }

    private FileOpening openWhole(byte[] header, byte[] associated, InputStream sealed, OutputStream out)
            throws IOException {
        byte[] all = sealed.readNBytes(FileScheme.MOST_WHOLE + EnvelopeForm.TAG_BYTES + 1);
        if (all.length > FileScheme.MOST_WHOLE + EnvelopeForm.TAG_BYTES) {
            return new FileOpening.Refused(FileRefusal.TOO_LONG);
        }
        if (all.length < EnvelopeForm.TAG_BYTES) {
            return new FileOpening.Refused(FileRefusal.CUT);
        }
        try {
            byte[] plain = run(Cipher.DECRYPT_MODE, header, associated, all);
            out.write(plain);
            return new FileOpening.Whole(plain.length);
        } catch (AEADBadTagException changed) {
            return new FileOpening.Refused(FileRefusal.NOT_AUTHENTIC);
        }
    }

    private FileOpening openStream(byte[] header, byte[] associated, InputStream sealed, OutputStream out)
            throws IOException {
        byte[] fileKey = fileKey(header, associated);
        try (Secretstream stream = new Secretstream(fileKey, header)) {
            byte[] chunk = new byte[FileScheme.CHUNK + Secretstream.OVERHEAD];
            byte[] plain = new byte[FileScheme.CHUNK];
            long bytes = 0;
            while (true) {
                int length = sealed.readNBytes(chunk, 0, chunk.length);
                if (length < Secretstream.OVERHEAD) {
                    return new FileOpening.Refused(FileRefusal.CUT);
                }
                int tag = stream.pull(associated, chunk, length, plain);
                if (tag == Secretstream.FORGED) {
                    return new FileOpening.Refused(FileRefusal.NOT_AUTHENTIC);
                }
                bytes += length - Secretstream.OVERHEAD;
                out.write(plain, 0, length - Secretstream.OVERHEAD);
                if (tag == Secretstream.FINAL) {
                    return sealed.read() < 0
                            ? new FileOpening.Whole(bytes)
                            : new FileOpening.Refused(FileRefusal.EXTENDED);
                }
            }
        } finally {
            Arrays.fill(fileKey, (byte) 0);
        }
    }

    private byte[] run(int mode, byte[] header, byte[] associated, byte[] in) throws AEADBadTagException {
        SecretBytes fileKey = new SecretBytes(fileKey(header, associated));
        try {
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(mode, fileKey, new GCMParameterSpec(8 * EnvelopeForm.TAG_BYTES, NONCE));
            aes.updateAAD(associated);
            return aes.doFinal(in);
        } catch (AEADBadTagException changed) {
            throw changed;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no AES-GCM", missing);
        } finally {
            fileKey.destroy();
        }
    }

    private byte[] fileKey(byte[] header, byte[] associated) {
        byte[] ofRoom = key.getEncoded();
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(ofRoom)
                            .addSalt(header)
                            .thenExpand(associated, Secretstream.KEY_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", missing);
        } finally {
            Arrays.fill(ofRoom, (byte) 0);
        }
    }

    /// Four fields, each its length (4 B, big-endian) and its bytes: label, scheme, room, role.
    byte[] associatedData(FileScheme scheme, FileRole role) {
        byte[][] fields = {Purpose.FILE.label(), scheme.label(), room.bytes(), role.label()};
        int length = 0;
        for (byte[] field : fields) {
            length += Integer.BYTES + field.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (byte[] field : fields) {
            out.putInt(field.length).put(field);
        }
        return out.array();
    }

    @Override
    public void close() {
        key.destroy();
    }

    @Override
    public String toString() {
        return "FileCipher";
    }
}
