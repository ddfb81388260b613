package hcchat.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON object that came with a request. Fields that nobody asks for are nobody's business.
public final class JsonBody {
    /// Bytes that a body may have where nothing else is said.
    static final int USUAL_BYTES = 16 << 10;

    private static final int DEEPEST = 16;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /// @throws Refused with `bad_content_type`, `too_large` or `bad_json`
    static JsonBody read(HttpServletRequest request, int most) throws IOException {
        // Not getContentType(): the container throws for a charset that it has never heard of.
        checkType(request.getHeader(HttpHeaders.CONTENT_TYPE));
        byte[] bytes = bytes(request, most);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode object = JSON.readTree(text);
            if (object != null && object.isObject()) {
                return new JsonBody(object);
            }
        } catch (CharacterCodingException | JacksonException unreadable) {
            // Its message would quote what was sent.
        }
        throw new Refused(RestCode.BAD_JSON);
    }

    private static void checkType(@Nullable String contentType) {
        try {
            if (contentType != null) {
                MediaType type = MediaType.parseMediaType(contentType);
                Charset charset = type.getCharset();
                if (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                        && (charset == null || charset.equals(StandardCharsets.UTF_8))) {
                    return;
                }
            }
        } catch (IllegalArgumentException odd) {
            // As any other.
        }
        throw new Refused(RestCode.BAD_CONTENT_TYPE);
    }

    private static byte[] bytes(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw new Refused(RestCode.TOO_LARGE);
        }
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Refused(RestCode.TOO_LARGE);
            }
            return bytes;
        }
    }

    /// A text that must be there.
    ///
    /// @throws Refused with `bad_field`
    public String text(String field) {
        String text = textOrNull(field);
        if (text == null) {
            throw refused(field, "is missing");
        }
        return text;
    }

    /// Null where the field is left out, or null.
    ///
    /// @throws Refused with `bad_field` for another type
    public @Nullable String textOrNull(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw refused(field, "must be a string");
        }
        return value.stringValue();
    }

    /// Null where the field is left out, or null.
    ///
    /// @throws Refused with `bad_field` for another type
    public @Nullable UUID uuidOrNull(String field) {
        String text = textOrNull(field);
        if (text == null) {
            return null;
        }
        UUID uuid = Uuids.orNull(text);
        if (uuid == null) {
            throw refused(field, "must be a UUID");
        }
        return uuid;
    }

    /// Null where the field is left out, or null.
    ///
    /// @throws Refused with `bad_field` for another type, or a number out of bounds
    public @Nullable Long numberOrNull(String field, long least, long most) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        if (!fits || value.longValue() < least || value.longValue() > most) {
            throw refused(field, "must be a whole number from " + least + " to " + most);
        }
        return value.longValue();
    }

    /// Null where the field is left out, or null.
    ///
    /// @throws Refused with `bad_field` for another type
    public @Nullable Boolean flagOrNull(String field) {
        JsonNode value = object.path(field);
        return (value.isMissingNode() || value.isNull()) ? null : (Boolean) flag(field);
    }

    /// False where the field is left out.
    ///
    /// @throws Refused with `bad_field` for another type
    public boolean flag(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw refused(field, "must be true or false");
        }
        return value.booleanValue();
    }

    /// The fields as they are, for who says by himself what is wrong with them.
    public JsonFields fields() {
        return new JsonFields(object);
    }

    /// Says that a field isn't as it must be.
    public static Refused refused(String field, String how) {
        return new Refused(Problem.field(field, field + " " + how + "."));
    }

    @Override
    public String toString() {
        return "JsonBody";
    }
}
