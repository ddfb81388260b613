package hcchat.edge.inbound;

import hcchat.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/// One message, read.
///
/// @param frame null unless `kind` is [Kind#FRAME]
/// @param speaksHcchat whether something in it is said by HCChat's clients only
public record Incoming(Kind kind, @Nullable ClientFrame frame, boolean speaksHcchat) {
    /// What a message turned out to be.
    public enum Kind {
        FRAME,
        /// JSON, but no object with a word in `cmd`.
        JUNK,
        /// Not JSON.
        BROKEN
    }
}
