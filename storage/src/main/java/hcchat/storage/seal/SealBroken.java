package hcchat.storage.seal;

/// Sealed bytes don't open: another key, another header, a flipped or missing byte. Trying again can't help.
/// Unchecked, because what the server itself sealed and kept must open; who reads bytes of strangers catches it where
/// they come in.
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    SealBroken(String what) {
        super(what);
    }
}
