package hcchat.storage.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;

/// What a client keeps to read on where its account's time in a room began: `hca1.` and base64url of a sealed seq (8
/// B). It lets nobody in: it is bound to account and room, neither of which it names, so it says something only
/// beside an access token of that account, and nothing once the account is gone. It doesn't run out.
public final class ArrivalNote {
    /// Tells it from tokens.
    public static final String PREFIX = "hca1.";

    private static final byte[] LABEL = "hcchat arrival note v1".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_BYTES = 16;
    private static final int CHARS = PREFIX.length() + (Long.BYTES + AeadKey.OVERHEAD) * 4 / 3;

    private ArrivalNote() {}

    /// @param account16 the account in the place of a holder
    /// @param since the room's seq when the account first came
    public static String write(AeadKey key, byte[] account16, byte[] room16, long since) {
        byte[] clear = ByteBuffer.allocate(Long.BYTES).putLong(since).array();
        byte[] sealed = key.seal(boundTo(account16, room16), clear);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /// The seq of a note of this account in this room; empty for any other text.
    public static OptionalLong read(AeadKey key, byte[] account16, byte[] room16, String note) {
        byte[] bound = boundTo(account16, room16);
        if (note.length() != CHARS || !note.startsWith(PREFIX)) {
            return OptionalLong.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(note.substring(PREFIX.length()));
            return OptionalLong.of(ByteBuffer.wrap(key.open(bound, sealed)).getLong());
        } catch (IllegalArgumentException | SealBroken notOurs) {
            return OptionalLong.empty();
        }
    }

    private static byte[] boundTo(byte[] account16, byte[] room16) {
        if (account16.length != ID_BYTES || room16.length != ID_BYTES) {
            throw new IllegalArgumentException("account and room have 16 bytes each");
        }
        return ByteBuffer.allocate(LABEL.length + 2 * ID_BYTES)
                .put(LABEL)
                .put(account16)
                .put(room16)
                .array();
    }
}
