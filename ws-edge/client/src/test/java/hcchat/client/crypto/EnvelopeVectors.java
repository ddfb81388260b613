package hcchat.client.crypto;

import static hcchat.client.crypto.PlaceVector.BOB;
import static hcchat.client.crypto.PlaceVector.CHAT;
import static hcchat.client.crypto.VectorMaker.HEX;
import static hcchat.client.crypto.VectorMaker.envelope;
import static hcchat.client.crypto.VectorMaker.json;

import hcchat.room.RoomId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes `envelopes.json`: what must be opened, and what must be refused.
final class EnvelopeVectors {
    private static final String OTHER_ID = "018f0e5a-7c00-7abc-8def-ba9876543210";
    private static final PlaceVector WHISPER = CHAT.type("whisper").to(BOB);
    private static final PlaceVector EDIT = CHAT.type("edit").of(7L);

    private final RandomGenerator chance =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20260102);
    private final byte[] key = KeyVectors.textKey();
    private final byte[] prefix = new byte[8];
    private final ObjectNode file = JsonMapper.shared().createObjectNode();
    private int counter;

    ObjectNode make() {
        chance.nextBytes(prefix);
        file.put("passphrase", KeyVectors.FIRST).put("key", HEX.formatHex(key));
        file.putArray("good");
        goodTexts();
        goodPlaces();
        goodForms();
        file.putArray("bad");
        badForms();
        badJson();
        badPlaces();
        badBytes();
        return file;
    }

    private void goodTexts() {
        good("hello", CHAT, "hello");
        good("empty", CHAT, "");
        String planes = IntStream.rangeClosed(0, 16)
                .mapToObj(plane -> Character.toString((plane << 16) + 0x1e9a))
                .collect(Collectors.joining());
        good("a character of every plane", CHAT, planes);
        good(
                "the last of every plane, which are no characters",
                CHAT,
                planes.codePoints()
                        .map(point -> point | 0xffff)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()));
        good(
                "emoji joined, coloured, flags",
                CHAT,
                "\ud83d\udc69\u200d\ud83d\ude80 \ud83d\udc4d\ud83c\udffd \ud83c\uddf8\ud83c\uddea");
        good(
                "right to left, with marks that turn",
                CHAT,
                "\u202e\u05e9\u05dc\u05d5\u05dd\u202c \u0645\u0631\u062d\u0628\u0627 \u2067x\u2069");
        good(
                "every control character",
                CHAT,
                IntStream.concat(IntStream.range(0, 32), IntStream.range(127, 160))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()));
        good("an escape sequence of terminals", CHAT, "\u001b[2J\u001b]0;title\u0007");
        good("a byte order mark stays", CHAT, "\ufeffhello");
        good("neither composed nor trimmed", CHAT, " e\u0301 \u00e9 \r\n");
        good("looks like an envelope", CHAT, "E2EE:aGVsbG8=");
        good("looks like JSON", CHAT, "{\"v\":1,\"text\":\"\\\"\"}");
        good("long", CHAT, "\ud83d\ude80".repeat(1_000));
        good("as long as it may be", CHAT, "x".repeat(32 * 1024));
    }

    private void goodPlaces() {
        good("an answer", CHAT.re(41L), "yes");
        good("an answer to a high seq", CHAT.re(Long.MAX_VALUE), "yes");
        good("an emote", CHAT.type("emote"), "waves");
        good("a caption", CHAT.type("attachment"), "my cat");
        good("an edit", EDIT, "hello!");
        good("a reaction", CHAT.type("react").of(7L), "\ud83d\udc4d");
        good("a reaction taken back", CHAT.type("react").of(7L), "");
        good("a whisper", WHISPER, "psst");
    }

    private void goodForms() {
        byte[] nonce = nonce();
        byte[] sealed = sealed(nonce, CHAT, "hello");
        String n = VectorMaker.base64(nonce);
        String ct = VectorMaker.base64(sealed);
        good(
                "members in another order, blanks, one that nobody knows",
                CHAT,
                "hello",
                envelope(" {\"x\" : [ { } ],\n\"ct\" : \"" + ct + "\", \"n\":\"" + n + "\",\"kid\":\"p0\",\"v\":1}\n"));
        String unpadded = "{\"v\":1,\"kid\":\"p0\",\"n\":\"" + n + "\",\"ct\":\"" + ct.replace("=", "") + "\"}";
        // A blank more where there would be no padding to leave out.
        good(
                "padding left out",
                CHAT,
                "hello",
                envelope(unpadded.length() % 3 == 0 ? unpadded + " " : unpadded).replace("=", ""));
        good("the highest counter", CHAT, "hello", counted(0xffff_ffff));
    }

    private String counted(int at) {
        byte[] nonce = ByteBuffer.allocate(12).put(prefix).putInt(at).array();
        return envelope(json(nonce, sealed(nonce, CHAT, "hello")));
    }

    private void badForms() {
        String good = sealed(CHAT, "hello");
        bad("plain text", "plain", CHAT, "hello");
        bad("nothing at all", "plain", CHAT, "");
        bad("the prefix in small letters", "plain", CHAT, "e2ee:" + good.substring(5));
        bad("a blank before the prefix", "plain", CHAT, " " + good);
        bad("oversize", "too_long", CHAT, "E2EE:" + "QUFB".repeat(16_384));
        bad("nothing behind the prefix", "bad_base64", CHAT, "E2EE:");
        bad("not of the alphabet", "bad_base64", CHAT, good.replace("E2EE:e", "E2EE:*"));
        bad(
                "base64url",
                "bad_base64",
                CHAT,
                envelope("{\"v\":1,\"x\":\"\u00ff\u00ff\u00fe??>>\"}")
                        .replace('+', '-')
                        .replace('/', '_'));
        bad("a line break", "bad_base64", CHAT, good.substring(0, 30) + "\n" + good.substring(30));
        bad("cut to a lone digit", "bad_base64", CHAT, cutTo(good, 1));
        bad("padding inside", "bad_base64", CHAT, good.substring(0, 9) + "=" + good.substring(10));
        bad("bits left over", "bad_base64", CHAT, "E2EE:e31=");
        bad("cut in its JSON", "bad_form", CHAT, cutTo(good, 0));
    }

    private void badJson() {
        byte[] nonce = nonce();
        String n = VectorMaker.base64(nonce);
        String ct = VectorMaker.base64(sealed(nonce, CHAT, "hello"));
        bad("not JSON", "bad_form", CHAT, envelope("hello"));
        bad("a list", "bad_form", CHAT, envelope("[1]"));
        bad("two values", "bad_form", CHAT, envelope(json(nonce, sealed(nonce, CHAT, "hello")) + "{}"));
        bad(
                "JSON that isn't UTF-8",
                "bad_form",
                CHAT,
                "E2EE:" + VectorMaker.base64("{\"v\":1,\"x\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1)));
        bad("no version", "bad_form", CHAT, fields("", "\"p0\"", n, ct));
        bad("the version as text", "bad_form", CHAT, fields("\"v\":\"1\",", "\"p0\"", n, ct));
        bad("version 0", "unknown_version", CHAT, fields("\"v\":0,", "\"p0\"", n, ct));
        bad("version 2", "unknown_version", CHAT, fields("\"v\":2,", "\"p0\"", n, ct));
        bad("version 2 of another form", "unknown_version", CHAT, envelope("{\"v\":2,\"key\":7}"));
        bad("version 4294967297", "unknown_version", CHAT, fields("\"v\":4294967297,", "\"p0\"", n, ct));
        bad("the key's name isn't text", "bad_form", CHAT, fields("\"v\":1,", "0", n, ct));
        bad("no key's name", "bad_form", CHAT, envelope("{\"v\":1,\"n\":\"" + n + "\",\"ct\":\"" + ct + "\"}"));
        bad("another passphrase's key", "unknown_key", CHAT, fields("\"v\":1,", "\"p1\"", n, ct));
        bad("a key that nobody knows", "unknown_key", CHAT, fields("\"v\":1,", "\"P0\"", n, ct));
        bad(
                "a nonce of 11 bytes",
                "bad_form",
                CHAT,
                fields("\"v\":1,", "\"p0\"", VectorMaker.base64(new byte[11]), ct));
        bad(
                "a nonce of 16 bytes",
                "bad_form",
                CHAT,
                fields("\"v\":1,", "\"p0\"", VectorMaker.base64(new byte[16]), ct));
        bad("no ciphertext", "bad_form", CHAT, fields("\"v\":1,", "\"p0\"", n, ""));
        bad(
                "a ciphertext shorter than its tag",
                "bad_form",
                CHAT,
                fields("\"v\":1,", "\"p0\"", n, VectorMaker.base64(new byte[15])));
        bad("a ciphertext that isn't base64", "bad_form", CHAT, fields("\"v\":1,", "\"p0\"", n, "*" + ct.substring(1)));
    }

    private static String fields(String version, String kid, String n, String ct) {
        return envelope("{" + version + "\"kid\":" + kid + ",\"n\":\"" + n + "\",\"ct\":\"" + ct + "\"}");
    }

    private void badPlaces() {
        moved("another room", CHAT, CHAT.room(new RoomId(1, 2)));
        moved("another author", CHAT, CHAT.author(BOB));
        moved("another id", CHAT, CHAT.id(OTHER_ID));
        moved("a chat told as an emote", CHAT, CHAT.type("emote"));
        moved("an emote told as a chat", CHAT.type("emote"), CHAT);
        moved("an answer put to it", CHAT, CHAT.re(1L));
        moved("an answer to something else", CHAT.re(41L), CHAT.re(42L));
        moved("its answer taken away", CHAT.re(41L), CHAT);
        moved("an edit of something else", EDIT, EDIT.of(8L));
        moved("a chat told as an edit", CHAT, EDIT);
        moved("of taken for re", EDIT.type("chat"), CHAT.re(7L));
        moved("a whisper to somebody else", WHISPER, WHISPER.to(CHAT.author()));
        moved("a whisper told aloud", WHISPER, CHAT);
        ObjectNode replayed = bad("an id at another seq", "replayed", CHAT, sealed(CHAT, "hello"));
        replayed.put("first", 41);
        ObjectNode whispered = bad("a whisper heard twice", "replayed", WHISPER, sealed(WHISPER, "psst"));
        whispered.put("first", 0).put("seq", 0);
    }

    private void moved(String name, PlaceVector from, PlaceVector to) {
        bad(name, "not_authentic", to, sealed(from, "hello"));
    }

    private void badBytes() {
        byte[] nonce = nonce();
        byte[] sealed = sealed(nonce, CHAT, "hello");
        bad("its first bit flipped", "not_authentic", CHAT, envelope(json(nonce, flipped(sealed, 0))));
        bad(
                "its tag's last bit flipped",
                "not_authentic",
                CHAT,
                envelope(json(nonce, flipped(sealed, sealed.length - 1))));
        bad("its nonce flipped", "not_authentic", CHAT, envelope(json(flipped(nonce, 11), sealed)));
        bad("cut by a byte", "not_authentic", CHAT, envelope(json(nonce, Arrays.copyOf(sealed, sealed.length - 1))));
        bad("cut down to a tag", "not_authentic", CHAT, envelope(json(nonce, Arrays.copyOf(sealed, 16))));
        bad(
                "a byte put behind it",
                "not_authentic",
                CHAT,
                envelope(json(nonce, Arrays.copyOf(sealed, sealed.length + 1))));
        byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
        byte[] data = CHAT.associatedData();
        bad(
                "another passphrase",
                "not_authentic",
                CHAT,
                envelope(json(nonce, VectorMaker.seal(flipped(key, 0), nonce, data, hello))));
        bad(
                "bound to nothing",
                "not_authentic",
                CHAT,
                envelope(json(nonce, VectorMaker.seal(key, nonce, new byte[0], hello))));
        bad(
                "bound under another label",
                "not_authentic",
                CHAT,
                envelope(json(nonce, VectorMaker.seal(key, nonce, CHAT.associatedData("hcchat text v2"), hello))));
        text("half a surrogate pair", 0xed, 0xa0, 0xbd);
        text("a byte too few", 'a', 0xf0, 0x9f, 0x9a);
        text("longer than it need be", 0xc0, 0x80);
        text("beyond Unicode", 0xf4, 0x90, 0x80, 0x80);
    }

    private void text(String name, int... bytes) {
        byte[] plain = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            plain[i] = (byte) bytes[i];
        }
        byte[] nonce = nonce();
        bad(
                "a text that isn't UTF-8: " + name,
                "bad_text",
                CHAT,
                envelope(json(nonce, VectorMaker.seal(key, nonce, CHAT.associatedData(), plain))));
    }

    private void good(String name, PlaceVector place, String text) {
        byte[] nonce = nonce();
        ObjectNode vector = good(name, place, text, envelope(json(nonce, sealed(nonce, place, text))));
        vector.put("nonce", HEX.formatHex(nonce)).put("associated", HEX.formatHex(place.associatedData()));
    }

    private ObjectNode good(String name, PlaceVector place, String text, String envelope) {
        ObjectNode vector = file.withArray("good").addObject().put("name", name);
        place.write(vector.putObject("place"));
        return vector.put("seq", place.to() == null ? 42 : 0).put("text", text).put("envelope", envelope);
    }

    private ObjectNode bad(String name, String reason, PlaceVector place, String envelope) {
        ObjectNode vector = file.withArray("bad").addObject().put("name", name).put("reason", reason);
        place.write(vector.putObject("place"));
        return vector.put("seq", 42).put("envelope", envelope);
    }

    private String sealed(PlaceVector place, String text) {
        byte[] nonce = nonce();
        return envelope(json(nonce, sealed(nonce, place, text)));
    }

    private byte[] sealed(byte[] nonce, PlaceVector place, String text) {
        return VectorMaker.seal(key, nonce, place.associatedData(), text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] nonce() {
        return ByteBuffer.allocate(12).put(prefix).putInt(counter++).array();
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    /// The first half, with so many digits more than whole groups.
    private static String cutTo(String envelope, int digits) {
        return envelope.substring(0, "E2EE:".length() + 60 + digits);
    }
}
