package hcchat.client.crypto;

import hcchat.wire.Envelope;
import hcchat.wire.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `E2EE:` and base64 of `{"v":1,"kid":…,"n":…,"ct":…}`, to and from bytes.
sealed interface EnvelopeForm {
    int VERSION = 1;
    int TAG_BYTES = 16;

    record Read(String kid, byte[] nonce, byte[] ciphertext) implements EnvelopeForm {}

    record Unreadable(Refusal why) implements EnvelopeForm {}

    static String write(String kid, byte[] nonce, byte[] ciphertext) {
        Base64.Encoder base64 = Base64.getEncoder();
        String json = "{\"v\":" + VERSION + ",\"kid\":\"" + kid + "\",\"n\":\"" + base64.encodeToString(nonce)
                + "\",\"ct\":\"" + base64.encodeToString(ciphertext) + "\"}";
        return Envelope.PREFIX + base64.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }

    static EnvelopeForm read(String text) {
        if (text.length() > Limits.FRAME_BYTES) {
            return new Unreadable(Refusal.TOO_LONG);
        }
        if (!text.startsWith(Envelope.PREFIX)) {
            return new Unreadable(Refusal.PLAIN);
        }
        byte[] json = base64(text.substring(Envelope.PREFIX.length()));
        if (json == null) {
            return new Unreadable(Refusal.BAD_BASE64);
        }
        try {
            return read(Json.STRICT.readTree(utf8(json)));
        } catch (JacksonException | CharacterCodingException notJson) {
            return new Unreadable(Refusal.BAD_FORM);
        }
    }

    private static EnvelopeForm read(JsonNode json) {
        JsonNode version = json.path("v");
        if (!version.isIntegralNumber()) {
            return new Unreadable(Refusal.BAD_FORM);
        }
        if (!version.canConvertToInt() || version.intValue() != VERSION) {
            return new Unreadable(Refusal.UNKNOWN_VERSION);
        }
        JsonNode kid = json.path("kid");
        byte[] nonce = base64(json.path("n").stringValue(""));
        byte[] ciphertext = base64(json.path("ct").stringValue(""));
        if (!kid.isString()
                || nonce == null
                || nonce.length != Nonces.BYTES
                || ciphertext == null
                || ciphertext.length < TAG_BYTES) {
            return new Unreadable(Refusal.BAD_FORM);
        }
        return new Read(kid.stringValue(), nonce, ciphertext);
    }

    /// Null unless it is base64 of at least one byte, with the right padding or none, no bit left over.
    private static byte @Nullable [] base64(String text) {
        if (!Envelope.is(Envelope.PREFIX + text)) {
            return null;
        }
        byte[] bytes = Base64.getDecoder().decode(text);
        return Base64.getEncoder().encodeToString(bytes).startsWith(text) ? bytes : null;
    }

    /// @throws CharacterCodingException if it isn't well-formed
    static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /// One value and nothing behind it.
    final class Json {
        private static final JsonMapper STRICT = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        private Json() {}
    }
}
