package hcchat.wire;

import hcchat.room.Attachment;
import org.jspecify.annotations.Nullable;

/// What may be said, whichever way it comes in: over a socket or by a request.
///
/// @param encrypted whether every text must be an envelope
public record SpeechRule(boolean encrypted) {
    /// Why this text isn't taken, or null.
    public @Nullable Code refuses(@Nullable String text) {
        if (text == null || text.isEmpty() || !WellFormed.is(text)) {
            return Code.BAD_TEXT;
        }
        return encrypted && !Envelope.is(text) ? Code.ENCRYPT_IT : null;
    }

    /// The same for a message: beside an attachment a text may be left out.
    public @Nullable Code refuses(@Nullable String text, @Nullable Attachment attachment) {
        return attachment != null && text == null ? null : refuses(text);
    }
}
