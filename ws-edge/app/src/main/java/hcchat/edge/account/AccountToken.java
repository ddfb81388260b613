package hcchat.edge.account;

import hcchat.room.RoomId;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an access token says whose signature was good. All that a socket keeps of its account.
///
/// @param id its `jti`
/// @param issuedMillis when it was made, not later than it was
/// @param expiresMillis from then on it counts for nothing
/// @param room the one that it opens, null for whatever its account may
/// @param admitted the `door` event that its bearer has passed, null for none
public record AccountToken(
        UUID account,
        UUID device,
        UUID id,
        long issuedMillis,
        long expiresMillis,
        @Nullable RoomId room,
        @Nullable Long admitted) {
    // Base64url of `{"`: how every signed token begins, and no other token of this server.
    private static final String BEGIN = "eyJ";

    /// Whether it is meant as an account's token, good or not.
    public static boolean isMeant(String token) {
        return token.startsWith(BEGIN);
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
    public boolean isOfSameDevice(AccountToken other) {
        return account.equals(other.account) && device.equals(other.device);
    }

    @Override
    public String toString() {
        return "AccountToken";
    }
}
