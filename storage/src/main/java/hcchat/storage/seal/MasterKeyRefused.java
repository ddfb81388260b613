package hcchat.storage.seal;

/// The master key's file can't be used; the message is a sentence for the operator.
public final class MasterKeyRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MasterKeyRefused(String sentence) {
        super(sentence);
    }
}
