package hcchat.edge.session;

import hcchat.room.AddressTag;
import hcchat.room.AuthorId;
import hcchat.room.DoorMac;
import hcchat.room.RoomId;
import hcchat.storage.seal.ArrivalNote;
import hcchat.storage.seal.HolderToken;
import hcchat.storage.seal.ServerSecrets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The server's secrets as far as an edge has them, and the public key that heads are signed for.
public final class Secrets {
    private static final byte[] EVERYWHERE = new byte[0];

    private final ServerSecrets secrets;
    private final byte @Nullable [] headKey;
    private final Clock clock;

    public Secrets(Map<String, byte[]> byName, Clock clock) {
        this.secrets = new ServerSecrets(byName);
        this.headKey = byName.containsKey(ServerSecrets.SIGN_PUBLIC) ? secrets.headKey() : null;
        this.clock = clock;
    }

    /// What clients pin, or null when the key service didn't tell.
    byte @Nullable [] headKey() {
        return headKey;
    }

    RoomId room(String channel) {
        return RoomId.of(secrets.roomId(channel));
    }

    byte[] salt(String channel) {
        return secrets.salt(channel);
    }

    AuthorId author(RoomId room, byte[] holder) {
        return AuthorId.of(secrets.author(room.bytes(), holder));
    }

    /// @param perRoom whether the same address must look different in another room
    String hash(RoomId room, String address, boolean perRoom) {
        return secrets.addressHash(perRoom ? room.bytes() : EVERYWHERE, address);
    }

    /// What one room knows of an address.
    ///
    /// @param range as sockets say it: IPv6 by its /64
    AddressTag addressTag(RoomId room, String range) {
        return AddressTag.of(secrets.addressTag(room.bytes(), range));
    }

    /// What a room keeps of its passphrase.
    DoorMac doorMac(RoomId room, String proof) {
        return new DoorMac(secrets.doorMac(room.bytes(), proof));
    }

    String trip(@Nullable String password) {
        return password == null ? "" : secrets.trip(password);
    }

    HolderToken.Reading read(String token, RoomId room) {
        return HolderToken.read(secrets.token(), token, room.bytes(), today());
    }

    String mint(byte[] holder, RoomId room, long since) {
        return HolderToken.mint(secrets.token(), holder, room.bytes(), since, today());
    }

    /// Says when an account first came.
    ///
    /// @param account 16 bytes in the place of a holder
    String arrival(byte[] account, RoomId room, long since) {
        return ArrivalNote.write(secrets.token(), account, room.bytes(), since);
    }

    OptionalLong arrival(byte[] account, RoomId room, String note) {
        return ArrivalNote.read(secrets.token(), account, room.bytes(), note);
    }

    String seal(HackToken token) {
        return token.sealed(secrets.token(), today());
    }

    /// Null for what restores nothing.
    @Nullable
    HackToken hackToken(String token) {
        return HackToken.read(secrets.token(), token, today());
    }

    private int today() {
        return (int) LocalDate.now(clock.withZone(ZoneOffset.UTC)).toEpochDay();
    }
}
