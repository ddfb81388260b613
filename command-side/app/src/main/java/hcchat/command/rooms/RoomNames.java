package hcchat.command.rooms;

import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.DoorMac;
import hcchat.room.RoomId;
import hcchat.storage.seal.ServerSecrets;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/// What rooms and people are called: all of it follows from the server's secrets.
public final class RoomNames {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ServerSecrets secrets;

    public RoomNames(ServerSecrets secrets) {
        this.secrets = secrets;
    }

    public RoomId room(String channel) {
        return RoomId.of(secrets.roomId(channel));
    }

    /// With what a channel's passphrase is salted, in base64url.
    public String salt(String channel) {
        return BASE64.encodeToString(secrets.salt(channel));
    }

    /// Who an account is in a room.
    public AuthorId author(RoomId room, UUID account) {
        return author(room, bytes(account));
    }

    /// Who a holder is in a room.
    ///
    /// @param holder 16 bytes, or what stands in their place for an account
    public AuthorId author(RoomId room, byte[] holder) {
        return AuthorId.of(secrets.author(room.bytes(), holder));
    }

    /// @param range as limits count callers
    public AddressTag address(RoomId room, String range) {
        return AddressTag.of(secrets.addressTag(room.bytes(), range));
    }

    /// @param proof 32 bytes in base64url, as clients derive it from the passphrase
    public DoorMac door(RoomId room, String proof) {
        return new DoorMac(secrets.doorMac(room.bytes(), proof));
    }

    /// The channel in which two accounts talk: the same whoever asks, and nobody else can name it.
    public String direct(UUID one, UUID other) {
        boolean first = one.compareTo(other) < 0;
        return "direct-" + derived(first ? one : other, first ? other : one);
    }

    /// A channel for who founds a room without naming it: the same for the same request.
    public String fresh(UUID account, UUID request) {
        return "room-" + derived(account, request);
    }

    // As an author's name is made: what stands in a room id's place is no room's id.
    private String derived(UUID first, UUID second) {
        return BASE64.encodeToString(secrets.author(bytes(first), bytes(second)));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
