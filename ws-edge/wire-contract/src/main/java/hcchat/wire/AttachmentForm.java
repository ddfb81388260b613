package hcchat.wire;

import hcchat.room.Attachment;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Attachments as clients announce them: their fields, bounds and types.
public final class AttachmentForm {
    private static final int KEY_CHARS = 512;
    private static final int SCHEME_CHARS = 64;
    private static final int HEADER_CHARS = 256;
    private static final String ANY = "application/octet-stream";

    // What clients show by themselves. The type stands in clear beside ciphertext: a name from this list says no more
    // than that.
    private static final Set<String> MIMES = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/heic",
            "image/avif",
            "audio/mpeg",
            "audio/mp4",
            "audio/aac",
            "audio/ogg",
            "audio/opus",
            "audio/wav",
            "audio/webm",
            "video/mp4",
            "video/webm",
            "video/quicktime",
            "application/pdf",
            "application/zip",
            "text/plain",
            ANY);

    private AttachmentForm() {}

    /// Null when a field is missing, of another type, or out of bounds.
    public static @Nullable Attachment of(@Nullable Fields fields) {
        Fields encryption = fields == null ? null : fields.object("encryption");
        if (fields == null || encryption == null) {
            return null;
        }
        String key = name(fields, "objectKey", KEY_CHARS);
        String scheme = name(encryption, "scheme", SCHEME_CHARS);
        String header = name(encryption, "headerB64", HEADER_CHARS);
        Long bytes = size(fields, "bytes");
        Long chunk = encryption.has("chunkSize") ? size(encryption, "chunkSize") : (Long) 0L;
        if (key == null || key.isEmpty() || scheme == null || header == null || bytes == null || chunk == null) {
            return null;
        }
        Attachment.Thumbnail thumbnail = null;
        if (fields.has("thumbnail")) {
            thumbnail = thumbnail(fields.object("thumbnail"));
            if (thumbnail == null) {
                return null;
            }
        }
        return new Attachment(key, mime(fields), bytes, new Attachment.Encryption(scheme, header, chunk), thumbnail);
    }

    private static Attachment.@Nullable Thumbnail thumbnail(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        String key = fields.has("objectKey") ? name(fields, "objectKey", KEY_CHARS) : null;
        Long width = size(fields, "width");
        Long height = size(fields, "height");
        Long bytes = size(fields, "bytes");
        if (width == null || height == null || bytes == null || (key == null && fields.has("objectKey"))) {
            return null;
        }
        return new Attachment.Thumbnail(key, mime(fields), width, height, bytes);
    }

    private static String mime(Fields fields) {
        String mime = fields.text("mime");
        return mime != null && MIMES.contains(mime) ? mime : ANY;
    }

    private static @Nullable String name(Fields fields, String field, int longest) {
        String text = fields.text(field);
        return text == null || text.length() > longest || !WellFormed.is(text) ? null : text;
    }

    private static @Nullable Long size(Fields fields, String field) {
        Long number = fields.number(field);
        return number == null || number < 0 ? null : number;
    }

    /// An object of JSON.
    public interface Fields {
        /// Whether there is such a field, of whatever type.
        boolean has(String name);

        /// Null where it is no string.
        @Nullable
        String text(String name);

        /// Null where it isn't a whole number that a double holds exactly.
        @Nullable
        Long number(String name);

        /// Null where it is no object.
        @Nullable
        Fields object(String name);
    }
}
