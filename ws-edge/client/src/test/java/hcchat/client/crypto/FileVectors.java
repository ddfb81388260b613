package hcchat.client.crypto;

import static hcchat.client.crypto.VectorMaker.HEX;

import hcchat.room.RoomId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes `files.json`: sealed files that must be opened, and what was done to them so that they must not.
final class FileVectors {
    static final RoomId ROOM = new RoomId(0x0102030405060708L, 0x090a0b0c0d0e0f10L);
    static final RoomId OTHER_ROOM = new RoomId(0x0102030405060708L, 0x090a0b0c0d0e0f11L);
    static final int CHUNK = 65_536;
    static final int SEALED_CHUNK = CHUNK + 17;
    private static final int SHORT = 128;
    private static final String WHOLE = "aes-256-gcm";
    private static final String STREAM = "secretstream";

    private final RandomGenerator chance =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20260103);
    private final byte[] key = KeyVectors.fileKey();
    private final ObjectNode file = JsonMapper.shared().createObjectNode();

    ObjectNode make() {
        file.put("passphrase", KeyVectors.FIRST)
                .put("key", HEX.formatHex(key))
                .put("room", ROOM.toString())
                .put("otherRoom", OTHER_ROOM.toString());
        file.putArray("good");
        for (int bytes : new int[] {0, 1, 16, 1_000, CHUNK + 1}) {
            whole(bytes + " bytes in one piece", bytes, "file");
        }
        whole("a thumbnail", 300, "thumbnail");
        for (int bytes : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5}) {
            stream(bytes + " bytes in chunks", bytes, List.of(), "file");
        }
        stream("tags that another client may set", 4 * CHUNK, List.of(1, 2, 0, 3), "file");
        stream("an empty chunk at the end", 2 * CHUNK, List.of(0, 0, 3), "file");
        stream("a thumbnail in chunks", CHUNK + 1, List.of(), "thumbnail");
        file.putArray("bad");
        badWhole("1000 bytes in one piece");
        badStream((3 * CHUNK + 5) + " bytes in chunks");
        return file;
    }

    static byte[] plain(int bytes, int seed) {
        byte[] plain = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            plain[i] = (byte) (seed + i + i / 256 + i / 65_536);
        }
        return plain;
    }

    static String sha256(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void whole(String name, int bytes, String role) {
        byte[] header = header();
        byte[] associated = associated(WHOLE, role);
        int seed = chance.nextInt(256);
        byte[] fileKey = VectorMaker.hkdf(key, header, associated);
        byte[] sealed = VectorMaker.seal(fileKey, new byte[12], associated, plain(bytes, seed));
        good(name, WHOLE, role, header, fileKey, bytes, seed, sealed);
    }

    /// @param tags empty for those of our clients
    private void stream(String name, int bytes, List<Integer> tags, String role) {
        byte[] header = header();
        byte[] associated = associated(STREAM, role);
        int seed = chance.nextInt(256);
        byte[] plain = plain(bytes, seed);
        byte[] fileKey = VectorMaker.hkdf(key, header, associated);
        int chunks = tags.isEmpty() ? Math.max(1, (bytes + CHUNK - 1) / CHUNK) : tags.size();
        SecretstreamMaker stream = new SecretstreamMaker(fileKey, header);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        for (int i = 0; i < chunks; i++) {
            int tag = tags.isEmpty() ? (i == chunks - 1 ? 3 : 0) : tags.get(i);
            sealed.writeBytes(stream.push(
                    tag, associated, Arrays.copyOfRange(plain, i * CHUNK, Math.min(bytes, (i + 1) * CHUNK))));
        }
        good(name, STREAM, role, header, fileKey, bytes, seed, sealed.toByteArray());
        if (!tags.isEmpty()) {
            tags.forEach(((ObjectNode) file.get("good").get(file.get("good").size() - 1)).putArray("tags")::add);
        }
    }

    private void good(
            String name,
            String scheme,
            String role,
            byte[] header,
            byte[] fileKey,
            int bytes,
            int seed,
            byte[] sealed) {
        ObjectNode vector = file.withArray("good")
                .addObject()
                .put("name", name)
                .put("scheme", scheme)
                .put("role", role)
                .put("headerB64", VectorMaker.base64(header))
                .put("associated", HEX.formatHex(associated(scheme, role)))
                .put("fileKey", HEX.formatHex(fileKey));
        vector.putObject("plain").put("bytes", bytes).put("seed", seed).put("sha256", sha256(plain(bytes, seed)));
        ObjectNode object =
                vector.putObject("sealed").put("bytes", sealed.length).put("sha256", sha256(sealed));
        if (sealed.length <= SHORT) {
            object.put("hex", HEX.formatHex(sealed));
        }
    }

    private void badWhole(String of) {
        everywhere(of);
        edit("the last byte cut off", of, "keep", 1_015, "not_authentic");
        edit("nothing but half a tag", of, "keep", 8, "cut");
        edit("nothing at all", of, "keep", 0, "cut");
        edit("a bit turned", of, "flip", 500, "not_authentic");
        edit("a bit of the tag turned", of, "flip", 1_010, "not_authentic");
        edit("a byte more", of, "append", 1, "not_authentic");
        edit("longer than any file in one piece", of, "append", 16 * 1024 * 1024, "too_long");
    }

    private void badStream(String of) {
        everywhere(of);
        edit("the last byte cut off", of, "keep", 3 * SEALED_CHUNK + 21, "not_authentic");
        edit("the last chunk cut off", of, "keep", 3 * SEALED_CHUNK, "cut");
        edit("all but the first chunk cut off", of, "keep", SEALED_CHUNK, "cut");
        edit("cut behind a part of a chunk that is no chunk", of, "keep", SEALED_CHUNK + 16, "cut");
        edit("nothing at all", of, "keep", 0, "cut");
        edit("a bit of a sealed tag turned", of, "flip", SEALED_CHUNK, "not_authentic");
        edit("a bit turned", of, "flip", SEALED_CHUNK + 77, "not_authentic");
        edit("a bit of a MAC turned", of, "flip", 2 * SEALED_CHUNK - 1, "not_authentic");
        edit("a chunk left out", of, "drop", 1, "not_authentic");
        edit("the first chunk left out", of, "drop", 0, "not_authentic");
        edit("a chunk twice", of, "repeat", 1, "not_authentic");
        edit("the last chunk twice", of, "repeat", 3, "not_authentic");
        edit("a chunk and the next in each other's place", of, "swap", 0, "not_authentic");
        edit("a chunk and the next in each other's place, further on", of, "swap", 1, "not_authentic");
        edit("a byte more", of, "append", 1, "not_authentic");
        edit("a whole chunk more", of, "append", SEALED_CHUNK, "not_authentic");
        // Where the last chunk is a full one, more can't be taken for a part of it.
        String full = 2 * CHUNK + " bytes in chunks";
        edit("a byte more behind a full chunk", full, "append", 1, "extended");
        edit("a whole chunk more behind a full chunk", full, "append", SEALED_CHUNK, "extended");
        edit("the last chunk, a full one, twice", full, "repeat", 1, "extended");
    }

    private void everywhere(String of) {
        bad("another room's", of, "not_authentic").put("room", OTHER_ROOM.toString());
        bad("a file as a thumbnail", of, "not_authentic").put("role", "thumbnail");
        bad("another passphrase's", of, "not_authentic").put("key", HEX.formatHex(new byte[32]));
        bad("another file's header", of, "not_authentic").put("headerB64", VectorMaker.base64(header()));
        bad("half a header", of, "bad_header").put("headerB64", VectorMaker.base64(new byte[12]));
        bad("no header", of, "bad_header").put("headerB64", "");
        bad("the other scheme's", of, "not_authentic").put("scheme", of.contains("chunks") ? WHOLE : STREAM);
    }

    private void edit(String name, String of, String what, int number, String reason) {
        bad(name, of, reason).putObject("edit").put("is", what).put("number", number);
    }

    private ObjectNode bad(String name, String of, String reason) {
        return file.withArray("bad").addObject().put("name", name).put("of", of).put("reason", reason);
    }

    private static byte[] associated(String scheme, String role) {
        return VectorMaker.lengthPrefixed(
                "hcchat file v1".getBytes(StandardCharsets.US_ASCII),
                scheme.getBytes(StandardCharsets.US_ASCII),
                ROOM.bytes(),
                role.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] header() {
        byte[] header = new byte[24];
        chance.nextBytes(header);
        return header;
    }

    /// What a bad vector's `edit` makes of a sealed file.
    static byte[] edited(byte[] sealed, String what, int number) {
        return switch (what) {
            case "keep" -> Arrays.copyOf(sealed, number);
            case "flip" -> {
                byte[] flipped = sealed.clone();
                flipped[number] ^= 1;
                yield flipped;
            }
            case "append" -> Arrays.copyOf(sealed, sealed.length + number);
            case "drop" -> put(sealed, all(sealed).filter(i -> i != number));
            case "repeat" -> put(sealed, all(sealed).flatMap(i -> i == number ? IntStream.of(i, i) : IntStream.of(i)));
            case "swap" -> put(sealed, all(sealed).map(i -> i == number ? i + 1 : i == number + 1 ? number : i));
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static IntStream all(byte[] sealed) {
        return IntStream.range(0, (sealed.length + SEALED_CHUNK - 1) / SEALED_CHUNK);
    }

    private static byte[] put(byte[] sealed, IntStream chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        chunks.forEach(i -> out.writeBytes(
                Arrays.copyOfRange(sealed, i * SEALED_CHUNK, Math.min(sealed.length, (i + 1) * SEALED_CHUNK))));
        return out.toByteArray();
    }
}
