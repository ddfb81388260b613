package hcchat.client.crypto;

import java.util.Locale;

/// Why a text was not opened, or not sealed. The first that applies, in this order.
public enum Refusal {
    /// Longer than any text may be.
    TOO_LONG,
    /// No envelope at all, where only envelopes are believed.
    PLAIN,
    /// What follows the prefix isn't base64.
    BAD_BASE64,
    /// Not the JSON of an envelope.
    BAD_FORM,
    /// Of a version that this client is too old for.
    UNKNOWN_VERSION,
    /// Under a key that we don't have.
    UNKNOWN_KEY,
    /// Changed on its way, sealed for another place or by another author, or under another passphrase.
    NOT_AUTHENTIC,
    /// Not well-formed Unicode.
    BAD_TEXT,
    /// An id that was seen elsewhere: somebody shows an old envelope anew.
    REPLAYED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word for it in the published vectors.
    public String word() {
        return word;
    }
}
