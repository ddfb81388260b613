package hcchat.command.grants;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Instant;

/// A key pair (P-256) that signs from a moment on.
///
/// @param pair with its private part: for this package alone
record SigningKey(ECKey pair, Instant signsFrom) {
    /// A new one, named after its thumbprint.
    static SigningKey generate(Instant signsFrom) {
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new SigningKey(pair, signsFrom);
        } catch (JOSEException missing) {
            throw new IllegalStateException("this Java has no P-256", missing);
        }
    }

    static SigningKey parse(String jwk, Instant signsFrom) {
        try {
            return new SigningKey(ECKey.parse(jwk), signsFrom);
        } catch (ParseException broken) {
            // Its message would quote the key.
            throw new IllegalStateException("a signing key that was kept can't be read");
        }
    }

    String id() {
        return pair.getKeyID();
    }

    @Override
    public String toString() {
        return "SigningKey " + id();
    }
}
