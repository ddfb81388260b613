package hcchat.client.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How a file is sealed.
public enum FileScheme {
    /// AES-256-GCM in one piece, which is held in memory: up to [#MOST_WHOLE] bytes.
    WHOLE("aes-256-gcm", 0),
    /// libsodium's secretstream, chunk by chunk.
    STREAM("secretstream", FileScheme.CHUNK);

    /// Bytes that a file in one piece has at most.
    public static final int MOST_WHOLE = 16 * 1024 * 1024;

    static final int CHUNK = 64 * 1024;

    private final String word;
    private final int chunkSize;

    FileScheme(String word, int chunkSize) {
        this.word = word;
        this.chunkSize = chunkSize;
    }

    /// What a file of so many bytes is sealed with.
    public static FileScheme of(long bytes) {
        return bytes <= MOST_WHOLE ? WHOLE : STREAM;
    }

    /// Null for one that this client doesn't know.
    public static @Nullable FileScheme ofWord(String word) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /// Its name in messages.
    public String word() {
        return word;
    }

    byte[] label() {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /// Bytes of the file in a chunk, 0 where it is in one piece.
    public int chunkSize() {
        return chunkSize;
    }

    /// How long a file of `bytes` is when sealed.
    public long sealedBytes(long bytes) {
        return switch (this) {
            case WHOLE -> bytes + EnvelopeForm.TAG_BYTES;
            case STREAM -> bytes + Secretstream.OVERHEAD * Math.max(1, Math.ceilDiv(bytes, CHUNK));
        };
    }
}
