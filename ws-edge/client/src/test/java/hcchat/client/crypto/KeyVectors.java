package hcchat.client.crypto;

import static hcchat.client.crypto.VectorMaker.HEX;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes `keys.json`: from passphrases and salts to keys.
final class KeyVectors {
    static final String FIRST = "correct horse battery staple";

    private final Map<String, byte[]> masters = new HashMap<>();
    private final RandomGenerator chance =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);
    private final byte[] salt = bytes(16);
    private final ObjectNode file = JsonMapper.shared().createObjectNode();

    static byte[] textKey() {
        KeyVectors vectors = new KeyVectors();
        return VectorMaker.hkdf(vectors.master(FIRST, vectors.salt), "hcchat text v1");
    }

    static byte[] fileKey() {
        KeyVectors vectors = new KeyVectors();
        return VectorMaker.hkdf(vectors.master(FIRST, vectors.salt), "hcchat file v1");
    }

    ObjectNode make() {
        file.putObject("argon2id")
                .put("version", 0x13)
                .put("memoryKiB", 65_536)
                .put("passes", 3)
                .put("lanes", 1)
                .put("bytes", 32);
        file.putArray("good");
        good("four words", FIRST, salt);
        good("the same under another salt", FIRST, bytes(16));
        good("one letter", "x", salt);
        good("blanks at its ends count", " correct horse battery staple\t", salt);
        good("capitals count", "Correct horse battery staple", salt);
        good("composed", "caf\u00e9 \u1ed9", salt);
        good("not composed: the same keys", "cafe\u0301 o\u0302\u0323", salt);
        good("compatible isn't equal", "\ufb01sh \u2460", salt);
        good(
                "every script",
                "\u0628\u0627\u0628 \u05d3\u05dc\u05ea \ud83d\udc0e\ud83d\udd0b \u732b \ud840\udc00",
                salt);
        good("a zero and other controls", "a\u0000b\u0007", salt);
        good("long", "staple ".repeat(64), salt);
        file.putArray("bad");
        bad("empty", "");
        bad("half a surrogate pair", "a\ud83d");
        bad("halves the wrong way round", "\udc0e\ud83d");
        return file;
    }

    private void good(String name, String passphrase, byte[] under) {
        byte[] master = master(passphrase, under);
        byte[] door = VectorMaker.hkdf(master, "hcchat door v1");
        file.withArray("good")
                .addObject()
                .put("name", name)
                .put("passphrase", passphrase)
                .put("salt", base64url(under))
                .put("utf8", HEX.formatHex(utf8(passphrase)))
                .put("master", HEX.formatHex(master))
                .put("kid", "p0")
                .put("text", HEX.formatHex(VectorMaker.hkdf(master, "hcchat text v1")))
                .put("file", HEX.formatHex(VectorMaker.hkdf(master, "hcchat file v1")))
                .put("call", HEX.formatHex(VectorMaker.hkdf(master, "hcchat call v1")))
                .put("door", HEX.formatHex(door))
                .put("proof", base64url(door));
    }

    private void bad(String name, String passphrase) {
        ObjectNode vector = file.withArray("bad").addObject().put("name", name);
        passphrase.chars().forEach(vector.putArray("utf16")::add);
    }

    private byte[] master(String passphrase, byte[] under) {
        byte[] utf8 = utf8(passphrase);
        return masters.computeIfAbsent(
                HEX.formatHex(utf8) + "/" + HEX.formatHex(under), seldom -> VectorMaker.argon2id(utf8, under));
    }

    private static byte[] utf8(String passphrase) {
        return Normalizer.normalize(passphrase, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        chance.nextBytes(bytes);
        return bytes;
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
