package hcchat.intake.token;

import hcchat.room.RoomId;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an access token says whose signature was good. All that a socket keeps of its account.
///
/// @param id its `jti`
/// @param issuedMillis when it was made, not later than it was
/// @param expiresMillis from then on it counts for nothing
/// @param room the one to which it is bound, null for one that stands for its account everywhere
/// @param admitted the `door` event of the room that its bearer has passed, null for none; only with a room
public record AccessToken(
        UUID account,
        UUID device,
        UUID id,
        long issuedMillis,
        long expiresMillis,
        @Nullable RoomId room,
        @Nullable Long admitted) {
    // Base64url of `{"`: how every signed token begins, and no other token of this server.
    private static final String BEGIN = "eyJ";

    public AccessToken {
        if (admitted != null && room == null) {
            throw new IllegalArgumentException("a door without its room");
        }
    }

    /// Whether a text is meant as one, good or not.
    public static boolean isMeant(String token) {
        return token.startsWith(BEGIN);
    }

    /// Reads the payload of a token that was signed here.
    ///
    /// @param claims null where the payload is no JSON object
    /// @throws IllegalArgumentException if one is missing or odd
    public static AccessToken of(@Nullable Map<String, Object> claims) {
        return new Claims(claims == null ? Map.of() : claims).token();
    }

    /// The payload of a token that says this, without `iss`.
    public Map<String, Object> claims() {
        return Claims.of(this);
    }

    /// In the place of a holder's 16 bytes: rooms know the account by the author that follows from them.
    public byte[] holder() {
        return ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    public boolean opens(RoomId asked) {
        return room == null || room.equals(asked);
    }

    /// Whether both were given to the same device of the same account.
    public boolean isOfSameDevice(AccessToken other) {
        return account.equals(other.account) && device.equals(other.device);
    }

    @Override
    public String toString() {
        return "AccessToken";
    }
}
