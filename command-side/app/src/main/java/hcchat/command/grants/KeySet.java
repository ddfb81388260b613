package hcchat.command.grants;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;

/// The public keys, as `/.well-known/jwks.json` (RFC 7517).
public final class KeySet {
    private final SigningKeys keys;

    public KeySet(SigningKeys keys) {
        this.keys = keys;
    }

    /// The document; without private parts.
    public String json() {
        List<JWK> all = keys.published().stream().<JWK>map(SigningKey::pair).toList();
        return new JWKSet(all).toString(true);
    }
}
