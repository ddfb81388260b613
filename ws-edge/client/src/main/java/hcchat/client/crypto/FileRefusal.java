package hcchat.client.crypto;

import java.util.Locale;

/// Why a sealed file was not opened. The first that applies, in this order.
public enum FileRefusal {
    /// Not a header of this scheme.
    BAD_HEADER,
    /// In one piece, and longer than any such.
    TOO_LONG,
    /// Ends before its end.
    CUT,
    /// Changed, put together anew, or sealed under another key, for another room or role.
    NOT_AUTHENTIC,
    /// Something stands behind its end.
    EXTENDED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word for it in the published vectors.
    public String word() {
        return word;
    }
}
