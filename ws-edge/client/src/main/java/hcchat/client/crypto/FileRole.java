package hcchat.client.crypto;

import java.nio.charset.StandardCharsets;

/// What a sealed object is in its room: one can't be passed off as another.
public enum FileRole {
    FILE("file"),
    THUMBNAIL("thumbnail"),
    /// What a client keeps for itself about a file on its way; it never leaves the device.
    DRAFT("draft");

    private final String word;

    FileRole(String word) {
        this.word = word;
    }

    byte[] label() {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
