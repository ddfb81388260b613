package hcchat.client.crypto;

import java.nio.charset.StandardCharsets;

/// What a key of a room is for. The labels never change: another scheme gets another label.
enum Purpose {
    TEXT("hcchat text v1"),
    FILE("hcchat file v1"),
    CALL("hcchat call v1"),
    DOOR("hcchat door v1");

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    byte[] label() {
        return label.getBytes(StandardCharsets.US_ASCII);
    }
}
