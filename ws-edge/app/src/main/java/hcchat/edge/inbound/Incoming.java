package hcchat.edge.inbound;

import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import org.jspecify.annotations.Nullable;

/// One message, read.
///
/// @param frame null unless `kind` is [Kind#FRAME]
/// @param speaksHcchat whether something in it is said by HCChat's clients only
/// @param odd what HCChat's dialect refuses in it and hack.chat doesn't look at, or null
public record Incoming(
        Kind kind,
        @Nullable ClientFrame frame,
        boolean speaksHcchat,
        @Nullable Code odd) {
    Incoming(Kind kind, @Nullable ClientFrame frame, boolean speaksHcchat) {
        this(kind, frame, speaksHcchat, null);
    }

    /// What a message turned out to be.
    public enum Kind {
        FRAME,
        /// JSON, but no object with a word in `cmd`.
        JUNK,
        /// Not JSON.
        BROKEN
    }
}
