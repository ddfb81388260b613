package hcchat.storage.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// What a client keeps to be the same holder again: `hcs1.` and base64url of sealed (holder 16 B ‖ room 16 B ‖ since
/// 8 B ‖ day 4 B). It says nothing to its bearer and gives no right but to be that holder in that room.
public final class HolderToken {
    /// Tells a holder's token from an account's.
    public static final String PREFIX = "hcs1.";
    /// Days that a token is good for; each join renews it.
    public static final int VALID_DAYS = 90;
    /// Length of a holder in bytes.
    public static final int HOLDER_BYTES = 16;

    private static final byte[] LABEL = "hcchat holder token v1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROOM_BYTES = 16;
    private static final int CLEAR_BYTES = HOLDER_BYTES + ROOM_BYTES + 8 + 4;
    private static final int CHARS = PREFIX.length() + (CLEAR_BYTES + AeadKey.OVERHEAD) * 4 / 3;

    private HolderToken() {}

    /// A new holder: 16 random bytes.
    public static byte[] newHolder() {
        return Nonces.freshKey(HOLDER_BYTES);
    }

    /// @param since the room's seq when the holder first joined
    /// @param today days since 1970 (UTC)
    public static String mint(AeadKey key, byte[] holder, byte[] room16, long since, int today) {
        if (holder.length != HOLDER_BYTES || room16.length != ROOM_BYTES) {
            throw new IllegalArgumentException("holder and room have 16 bytes each");
        }
        ByteBuffer clear = ByteBuffer.allocate(CLEAR_BYTES);
        clear.put(holder).put(room16).putLong(since).putInt(today);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(key.seal(LABEL, clear.array()));
    }

    /// What a token that a client shows is worth in this room today.
    public static Reading read(AeadKey key, String token, byte[] room16, int today) {
        Reading opened = open(key, token, today);
        return opened instanceof Valid valid && !Arrays.equals(valid.room16, room16)
                ? new Refused(Reason.OTHER_ROOM)
                : opened;
    }

    /// What it is worth today in the room that it says itself.
    public static Reading open(AeadKey key, String token, int today) {
        if (token.length() != CHARS || !isMeant(token)) {
            return new Refused(Reason.NOT_A_TOKEN);
        }
        ByteBuffer clear;
        try {
            clear = ByteBuffer.wrap(key.open(LABEL, Base64.getUrlDecoder().decode(token.substring(PREFIX.length()))));
        } catch (IllegalArgumentException notBase64) {
            return new Refused(Reason.NOT_A_TOKEN);
        } catch (SealBroken forged) {
            return new Refused(Reason.NOT_OURS);
        }
        byte[] holder = new byte[HOLDER_BYTES];
        byte[] room16 = new byte[ROOM_BYTES];
        clear.get(holder).get(room16);
        long since = clear.getLong();
        return today - clear.getInt() >= VALID_DAYS ? new Refused(Reason.EXPIRED) : new Valid(holder, room16, since);
    }

    /// Whether a text is meant as one, good or not.
    public static boolean isMeant(String token) {
        return token.startsWith(PREFIX);
    }

    /// What came of reading a token.
    public sealed interface Reading {}

    /// @param room16 in which they are that holder
    /// @param since the room's seq when this holder first joined
    public record Valid(byte[] holder, byte[] room16, long since) implements Reading {
        @Override
        public String toString() {
            return "Valid holder token";
        }
    }

    public record Refused(Reason reason) implements Reading {}

    /// Why a token gives nothing.
    public enum Reason {
        /// The text has another form.
        NOT_A_TOKEN,
        /// Not sealed by this server, or changed since.
        NOT_OURS,
        /// Made for another room.
        OTHER_ROOM,
        /// Too old.
        EXPIRED
    }
}
