package hcchat.intake.token;

import hcchat.room.RoomId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The claims of a signed token: `sub` (account), `dev` (device), `jti`, `iat` and `exp` (seconds, `iat` with its
/// milliseconds); `room` and `adm` where it is bound to a room.
final class Claims {
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);
    private static final int MILLIS_DIGITS = 3;

    private final Map<String, Object> claims;

    Claims(Map<String, Object> claims) {
        this.claims = claims;
    }

    static Map<String, Object> of(AccessToken token) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", token.account().toString());
        claims.put("dev", token.device().toString());
        claims.put("jti", token.id().toString());
        claims.put("iat", BigDecimal.valueOf(token.issuedMillis(), MILLIS_DIGITS));
        claims.put("exp", token.expiresMillis() / 1_000);
        if (token.room() != null) {
            claims.put("room", token.room().toString());
        }
        if (token.admitted() != null) {
            claims.put("adm", token.admitted());
        }
        return claims;
    }

    AccessToken token() {
        return new AccessToken(
                UUID.fromString(text("sub")),
                UUID.fromString(text("dev")),
                UUID.fromString(text("jti")),
                millis("iat"),
                millis("exp"),
                claims.get("room") == null ? null : room(),
                admitted());
    }

    private RoomId room() {
        RoomId room = RoomId.parse(text("room"));
        if (room == null) {
            throw new IllegalArgumentException("no room");
        }
        return room;
    }

    private @Nullable Long admitted() {
        return claims.get("adm") == null ? null : (Long) number("adm").longValue();
    }

    private String text(String name) {
        if (claims.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no " + name);
    }

    private long millis(String name) {
        return new BigDecimal(number(name).toString()).multiply(MILLIS).longValue();
    }

    private Number number(String name) {
        if (claims.get(name) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("no " + name);
    }
}
