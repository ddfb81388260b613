package hcchat.edge.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import hcchat.storage.seal.ServerSecrets;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public keys by which access tokens are verified, as the key service tells them: fetched each minute, which is
/// long before a new key signs, and when a token names one that isn't here. Nobody waits for them.
public final class VerifyingKeys {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyingKeys.class);
    private static final long USUAL_NANOS = Duration.ofMinutes(1).toNanos();
    // Anybody can make up names of keys.
    private static final long SOONEST_NANOS = Duration.ofSeconds(5).toNanos();

    private final Supplier<? extends CompletionStage<Map<String, byte[]>>> secrets;
    private final LongSupplier nanoTime;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Map<String, JWSVerifier> byId = Map.of();
    private volatile long askedNanos;
    private volatile long toldNanos;

    /// @param secrets asks the key service, and returns at once
    /// @param given what it said a moment ago
    public VerifyingKeys(
            Supplier<? extends CompletionStage<Map<String, byte[]>>> secrets,
            Map<String, byte[]> given,
            LongSupplier nanoTime) {
        this.secrets = secrets;
        this.nanoTime = nanoTime;
        this.askedNanos = nanoTime.getAsLong();
        this.toldNanos = askedNanos;
        take(given);
    }

    @Nullable
    JWSVerifier find(String kid) {
        return byId.get(kid);
    }

    /// Whether a key that isn't here may have been made since the keys were told; then they are asked for.
    boolean mayBeNew() {
        long now = nanoTime.getAsLong();
        if (now - toldNanos < SOONEST_NANOS) {
            return false;
        }
        if (now - askedNanos >= SOONEST_NANOS) {
            ask();
        }
        return true;
    }

    /// To be called every second or so.
    public void refreshIfDue() {
        long now = nanoTime.getAsLong();
        if (now - toldNanos >= USUAL_NANOS && now - askedNanos >= SOONEST_NANOS) {
            ask();
        }
    }

    private void ask() {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        long now = nanoTime.getAsLong();
        askedNanos = now;
        var _ = secrets.get().whenComplete((told, failure) -> {
            if (told != null) {
                take(told);
                // What was made while they were on their way may be missing.
                toldNanos = now;
            } else {
                LOG.debug("The public keys could not be fetched", failure);
            }
            asking.set(false);
        });
    }

    private void take(Map<String, byte[]> told) {
        byte[] set = told.get(ServerSecrets.JWKS);
        if (set == null) {
            return;
        }
        try {
            byId = verifiers(JWKSet.parse(new String(set, StandardCharsets.UTF_8)));
        } catch (ParseException | JOSEException unreadable) {
            LOG.warn(
                    "The public keys that were told can't be read: {}",
                    unreadable.getClass().getSimpleName());
        }
    }

    private static Map<String, JWSVerifier> verifiers(JWKSet set) throws JOSEException {
        Map<String, JWSVerifier> verifiers = new HashMap<>();
        for (JWK key : set.getKeys()) {
            if (key instanceof ECKey point && Curve.P_256.equals(point.getCurve()) && key.getKeyID() != null) {
                verifiers.put(key.getKeyID(), new ECDSAVerifier(point));
            }
        }
        return Map.copyOf(verifiers);
    }
}
