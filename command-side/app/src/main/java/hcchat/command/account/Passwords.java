package hcchat.command.account;

import hcchat.storage.seal.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Passwords as they are kept: Argon2id (19 MiB, 2 passes, 1 lane: OWASP's figures), wrapped by the master key, so that
/// who has the database alone can't even guess.
public final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 << 10;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    private final HashBench bench;
    private final MasterKey master;
    private final String nobodys;

    public Passwords(HashBench bench, MasterKey master) {
        this.bench = bench;
        this.master = master;
        byte[] random = new byte[HASH_BYTES];
        new SecureRandom().nextBytes(random);
        // The form of a hash is all that a password has to match against where there is no account: made without the
        // work, since nothing will ever match.
        this.nobodys = "$argon2id$v=19$m=" + KIBIBYTES + ",t=" + PASSES + ",p=" + LANES + "$"
                + base64(new SecureRandom().generateSeed(SALT_BYTES)) + "$" + base64(random);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What is kept of a password.
    ///
    /// @throws HashBench.Overloaded when too many wait
    byte[] kept(UUID account, Password password) {
        String hash = bench.hash(() -> argon2.encode(password.clear()));
        return master.wrap(label(account), hash.getBytes(StandardCharsets.US_ASCII));
    }

    /// Whether it is the one. The same work is done where nothing is kept: how long an answer takes tells nobody
    /// which names exist.
    ///
    /// @param kept null where there is no account
    /// @throws HashBench.Overloaded when too many wait
    boolean matches(UUID account, byte @Nullable [] kept, Password password) {
        // Unwrapping takes microseconds, and is done in both cases.
        byte[] wrapped = kept == null ? master.wrap(label(account), nobodys.getBytes(StandardCharsets.US_ASCII)) : kept;
        String hash = new String(master.unwrap(label(account), wrapped), StandardCharsets.US_ASCII);
        return bench.hash(() -> argon2.matches(password.clear(), hash)) && kept != null;
    }

    private static String label(UUID account) {
        return "password of " + account;
    }
}
