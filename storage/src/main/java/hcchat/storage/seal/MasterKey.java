package hcchat.storage.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// The key that wraps all others. It lies in a file of its own outside the data folder; who loses it loses every room
/// for good.
///
/// Wrapped bytes: version 1 B, then the seal; a label that says what the key is for is authenticated with them.
public final class MasterKey {
    /// Names the file.
    public static final String FILE_VARIABLE = "HCCHAT_MASTER_KEY_FILE";

    private static final byte VERSION = 1;
    private static final String LABEL = "hcchat wrapped key v1:";

    private final AeadKey key;

    MasterKey(byte[] key) {
        this.key = new AeadKey(key);
    }

    /// Where the key lies: what the environment says, else `~/.config/hcchat/master.key`.
    public static Path file(Map<String, String> environment, Path home) {
        String named = environment.get(FILE_VARIABLE);
        return named == null || named.isBlank() ? home.resolve(".config/hcchat/master.key") : Path.of(named);
    }

    /// Reads the key; where there is none yet, makes it.
    ///
    /// @param dataFolder the key must not lie in it
    /// @throws MasterKeyRefused with a sentence for the operator
    public static MasterKey loadOrMake(Path file, Path dataFolder) throws IOException {
        return new MasterKey(new MasterKeyFile(file, dataFolder).readOrMake());
    }

    /// Reads the key of a server that has data already.
    ///
    /// @param dataFolder the key must not lie in it
    /// @throws MasterKeyRefused with a sentence for the operator, also when there is no such file
    public static MasterKey load(Path file, Path dataFolder) throws IOException {
        return new MasterKey(new MasterKeyFile(file, dataFolder).read());
    }

    /// @param label what the key is for: it opens under no other label
    public byte[] wrap(String label, byte[] clearKey) {
        byte[] wrapped = new byte[1 + AeadKey.OVERHEAD + clearKey.length];
        wrapped[0] = VERSION;
        key.sealInto(wrapped, 1, authenticated(label), clearKey);
        return wrapped;
    }

    /// @throws SealBroken if another master key or another label wrapped it
    public byte[] unwrap(String label, byte[] wrapped) {
        if (wrapped.length == 0 || wrapped[0] != VERSION) {
            throw new SealBroken("not a wrapped key of version " + VERSION);
        }
        return key.openFrom(wrapped, 1, authenticated(label));
    }

    private static byte[] authenticated(String label) {
        return (LABEL + label).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
