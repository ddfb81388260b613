package hcchat.command.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A refusal, as RFC 9457 has it: `type` (an address made of the code), `title`, `status`, `code`; `detail`, `field`
/// and `retryAfterMs` and `seq` where there is something to say.
///
/// @param detail what is wrong, in a sentence that quotes nothing of the request; or null
/// @param field the name of the field concerned, or null
/// @param retryAfterMs when trying again can help, or null where it can't
/// @param seq of the event that stands in the way, or null
public record Problem(
        RestCode code,
        @Nullable String detail,
        @Nullable String field,
        @Nullable Long retryAfterMs,
        @Nullable Long seq) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:hcchat:problem:";
    private static final JsonMapper JSON = new JsonMapper();
    private static final long SECOND = 1_000;

    public static Problem of(RestCode code) {
        return new Problem(code, null, null, null, null);
    }

    static Problem field(String field, String detail) {
        return new Problem(RestCode.BAD_FIELD, detail, field, null, null);
    }

    /// @param afterMs when it can be tried again
    public static Problem later(RestCode code, long afterMs) {
        return new Problem(code, null, null, afterMs, null);
    }

    /// @param seq of the event that stands in the way; null where it isn't known
    public static Problem conflict(RestCode code, @Nullable Long seq) {
        return new Problem(code, null, null, null, seq);
    }

    int status() {
        return code.status();
    }

    /// What stands in `Retry-After`: whole seconds, not too early; null where trying again is of no use.
    @Nullable
    String retryAfter() {
        return retryAfterMs == null ? null : Long.toString(Math.max(1, Math.ceilDiv(retryAfterMs, SECOND)));
    }

    byte[] json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", TYPE + code.word());
        document.put("title", code.sentence());
        document.put("status", code.status());
        document.put("code", code.word());
        if (detail != null) {
            document.put("detail", detail);
        }
        if (field != null) {
            document.put("field", field);
        }
        if (retryAfterMs != null) {
            document.put("retryAfterMs", retryAfterMs);
        }
        if (seq != null) {
            document.put("seq", seq);
        }
        return JSON.writeValueAsBytes(document);
    }
}
