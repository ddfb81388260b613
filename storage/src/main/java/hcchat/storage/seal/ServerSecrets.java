package hcchat.storage.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the server keeps secret for itself, and what it derives from it. Each process holds those secrets that it was
/// given; asking for more is an [IllegalStateException] that names what is missing.
public final class ServerSecrets {
    /// Names rooms.
    public static final String ROOM = "room";
    /// Salts passphrases.
    public static final String SALT = "salt";
    /// Names authors.
    public static final String AUTHOR = "author";
    /// Seals holders' tokens, and what accounts are told of their coming.
    public static final String TOKEN = "token";
    /// Stands between an address and what others see of it.
    public static final String HASH = "hash";
    /// Salts trip codes: text in UTF-8. Ours is ASCII, one of another server comes by [SaltKey].
    public static final String TRIP = "trip";
    /// Stands between the proof of a passphrase and what a room keeps of it.
    public static final String DOOR = "door";
    /// Followed by a number: seals what passes.
    public static final String TRANSPORT = "transport.";
    /// Signs heads: the seed of an Ed25519 key, given to command-side alone.
    public static final String SIGN = "sign";

    /// What clients pin: the public key to [#SIGN]. No secret, but handed out and kept with them.
    public static final String SIGN_PUBLIC = "sign.public";

    /// The public keys by which access tokens are verified, a JWK set in UTF-8: no secret and not kept here, but
    /// handed out with them.
    public static final String JWKS = "jwks";

    private static final Set<String> PLAIN_NAMES =
            Set.of(ROOM, SALT, AUTHOR, TOKEN, HASH, TRIP, DOOR, SIGN, SIGN_PUBLIC, JWKS);
    private static final byte[] SALT_LABEL = SALT.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AUTHOR_LABEL = AUTHOR.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HASH_LABEL = HASH.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAG_LABEL = "tag".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DOOR_LABEL = DOOR.getBytes(StandardCharsets.US_ASCII);
    private static final int HASH_CHARS = 15;

    private final @Nullable Hmac room;
    private final @Nullable Hmac salt;
    private final @Nullable Hmac author;
    private final @Nullable Hmac hash;
    private final @Nullable Hmac door;
    private final @Nullable AeadKey token;
    private final @Nullable TripCodes trips;
    private final @Nullable TransportSeal transport;
    private final @Nullable HeadSigner headSigner;
    private final byte @Nullable [] headKey;

    /// @throws IllegalArgumentException for a name that this version doesn't know, or a secret of a wrong length
    public ServerSecrets(Map<String, byte[]> byName) {
        TreeMap<Integer, AeadKey> transportKeys = new TreeMap<>();
        byName.forEach((name, secret) -> {
            if (name.startsWith(TRANSPORT)) {
                transportKeys.put(Integer.valueOf(name.substring(TRANSPORT.length())), new AeadKey(secret));
            } else if (!PLAIN_NAMES.contains(name)) {
                throw new IllegalArgumentException("unknown server secret " + name);
            }
        });
        room = hmac(byName.get(ROOM));
        salt = hmac(byName.get(SALT));
        author = hmac(byName.get(AUTHOR));
        hash = hmac(byName.get(HASH));
        door = hmac(byName.get(DOOR));
        byte[] tokenKey = byName.get(TOKEN);
        token = tokenKey == null ? null : new AeadKey(tokenKey);
        byte[] tripSalt = byName.get(TRIP);
        trips = tripSalt == null ? null : new TripCodes(tripSalt);
        transport = transportKeys.isEmpty() ? null : new TransportSeal(transportKeys);
        byte[] seed = byName.get(SIGN);
        headSigner = seed == null ? null : new HeadSigner(seed);
        headKey = headSigner == null ? byName.get(SIGN_PUBLIC) : headSigner.publicKey();
    }

    /// New secrets for a server that starts for the first time.
    public static Map<String, byte[]> generate() {
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        for (String name : new String[] {ROOM, SALT, AUTHOR, TOKEN, HASH, DOOR, TRANSPORT + 1, SIGN}) {
            secrets.put(name, Nonces.freshKey(AeadKey.BYTES));
        }
        secrets.put(TRIP, Base64.getEncoder().encode(Nonces.freshKey(AeadKey.BYTES)));
        return secrets;
    }

    /// The 16 bytes that name a channel's room everywhere.
    public byte[] roomId(String channel) {
        return given(room, ROOM).first16(channel.getBytes(StandardCharsets.UTF_8));
    }

    /// The 16 bytes with which a channel's passphrase is salted.
    public byte[] salt(String channel) {
        return given(salt, SALT).first16(SALT_LABEL, channel.getBytes(StandardCharsets.UTF_8));
    }

    /// The 16 bytes by which one room knows a holder.
    public byte[] author(byte[] room16, byte[] holder) {
        return given(author, AUTHOR).first16(AUTHOR_LABEL, room16, holder);
    }

    /// hack.chat's `hash`: 15 characters, the same for the same address. With a room's id it can't be followed from
    /// room to room.
    ///
    /// @param room16 the room, or no bytes for one hash everywhere
    public String addressHash(byte[] room16, String address) {
        byte[] length = {(byte) room16.length};
        byte[] mac = given(hash, HASH).of(HASH_LABEL, length, room16, address.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac).substring(0, HASH_CHARS);
    }

    /// The 16 bytes by which one room knows a range of addresses.
    ///
    /// @param range an IPv4 address, or the first half of an IPv6 one
    public byte[] addressTag(byte[] room16, String range) {
        return given(hash, HASH).first16(TAG_LABEL, room16, range.getBytes(StandardCharsets.UTF_8));
    }

    /// What a room keeps of its passphrase: 32 bytes.
    ///
    /// @param proof as clients derive it from the passphrase (base64url)
    public byte[] doorMac(byte[] room16, String proof) {
        return given(door, DOOR).of(DOOR_LABEL, room16, proof.getBytes(StandardCharsets.UTF_8));
    }

    /// hack.chat's trip code: 6 characters, or none for an empty password.
    public String trip(String password) {
        return given(trips, TRIP).of(password);
    }

    /// The key of [HolderToken]s and [ArrivalNote]s.
    public AeadKey token() {
        return given(token, TOKEN);
    }

    /// What passes through the log is sealed under it.
    public TransportSeal transport() {
        return given(transport, TRANSPORT + "<n>");
    }

    /// Makes signatures over heads.
    public HeadSigner headSigner() {
        return given(headSigner, SIGN);
    }

    /// The public key under which heads are verified, 32 bytes: known to whom was given either [#SIGN] or
    /// [#SIGN_PUBLIC].
    public byte[] headKey() {
        return given(headKey, SIGN_PUBLIC).clone();
    }

    private static @Nullable Hmac hmac(byte @Nullable [] secret) {
        if (secret != null && secret.length != AeadKey.BYTES) {
            throw new IllegalArgumentException("a server secret of " + secret.length + " bytes");
        }
        return secret == null ? null : new Hmac(secret);
    }

    private static <T> T given(@Nullable T secret, String name) {
        if (secret == null) {
            throw new IllegalStateException("this process wasn't given the server secret " + name);
        }
        return secret;
    }

    @Override
    public String toString() {
        return "ServerSecrets";
    }
}
