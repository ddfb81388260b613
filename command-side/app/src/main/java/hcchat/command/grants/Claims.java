package hcchat.command.grants;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The claims of a signed token, as what they say.
final class Claims {
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    private final Map<String, Object> claims;

    /// @param claims null where the payload was no JSON object
    Claims(@Nullable Map<String, Object> claims) {
        this.claims = claims == null ? Map.of() : claims;
    }

    /// @throws IllegalArgumentException if one is missing or of another type
    AccessToken token() {
        Object room = claims.get("room");
        Object admitted = claims.get("adm");
        Grant grant = new Grant(
                UUID.fromString(text("sub")),
                UUID.fromString(text("dev")),
                room == null ? null : text("room"),
                admitted == null ? null : number("adm").longValue());
        return new AccessToken(UUID.fromString(text("jti")), grant, moment("iat"), moment("exp"));
    }

    /// @throws IllegalArgumentException if there is no such text
    String text(String name) {
        if (claims.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no " + name);
    }

    private Instant moment(String name) {
        return Instant.ofEpochMilli(
                new BigDecimal(number(name).toString()).multiply(MILLIS).longValue());
    }

    private Number number(String name) {
        if (claims.get(name) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("no " + name);
    }
}
