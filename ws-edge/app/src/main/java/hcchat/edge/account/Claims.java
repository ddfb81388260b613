package hcchat.edge.account;

import hcchat.room.RoomId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The claims of a signed token, as what they say. Times are seconds, with a fraction where there is one.
final class Claims {
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    private final Map<String, Object> claims;

    /// @param claims null where the payload was no JSON object
    Claims(@Nullable Map<String, Object> claims) {
        this.claims = claims == null ? Map.of() : claims;
    }

    /// @throws IllegalArgumentException if one is missing or odd
    AccountToken token() {
        RoomId room = claims.get("room") == null ? null : room();
        return new AccountToken(
                UUID.fromString(text("sub")),
                UUID.fromString(text("dev")),
                UUID.fromString(text("jti")),
                millis("iat"),
                millis("exp"),
                room,
                room == null || claims.get("adm") == null ? null : number("adm").longValue());
    }

    private RoomId room() {
        RoomId room = RoomId.parse(text("room"));
        if (room == null) {
            throw new IllegalArgumentException("no room");
        }
        return room;
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
