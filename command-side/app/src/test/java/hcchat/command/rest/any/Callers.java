package hcchat.command.rest.any;

import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestRest;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who calls: what stands in the headers of requests.
final class Callers {
    private final Random chance;
    private final Known known;
    private final String host;
    private final List<String> dead = new ArrayList<>();

    Callers(TestRest rest, Random chance, Known known) {
        this.chance = chance;
        this.known = known;
        this.host = rest.root().getAuthority();
        Reply made = rest.register("first");
        known.learn("POST /auth/register", null, made);
        AccessTokens tokens = rest.bean(AccessTokens.class);
        Grant grant = Grant.all(UUID.fromString(made.text("account")), UUID.fromString(made.text("device")));
        dead.add(tokens.mint(grant, rest.clock().instant().minus(Duration.ofHours(1))));
        String revoked = tokens.mint(grant, rest.clock().instant());
        rest.post("/auth/revoke", "{'accessToken':'" + revoked + "'}").is(204);
        dead.add(revoked);
    }

    /// A token that should do, or none where there is none.
    @Nullable
    String good() {
        String founder = known.founder();
        return founder != null && chance.nextInt(5) > 0 ? founder : known.newest("accessToken");
    }

    /// What may stand in `Authorization` and doesn't help, or helps with some rooms alone; null for nothing.
    @Nullable
    String odd() {
        String good = String.valueOf(good());
        return switch (chance.nextInt(9)) {
            case 0 -> null;
            case 1 -> "Bearer";
            case 2 -> "Bearer " + dead.get(chance.nextInt(dead.size()));
            case 3 -> "Basic YTpi";
            case 4 -> "Bearer " + good.replaceFirst("[a-z]", "_");
            case 5 -> "Bearer " + good + "\r\nAuthorization: Bearer " + good;
            case 6 -> "Bearer \u00ff" + "x".repeat(chance.nextInt(3_000));
            default -> "Bearer " + known.newest("jwt");
        };
    }

    /// Headers that any request may bear, and that most don't.
    List<String> others() {
        List<String> lines = new ArrayList<>(List.of("Host: " + host, "Connection: close"));
        if (chance.nextInt(4) > 0) {
            return lines;
        }
        String cookie = known.newest("cookie");
        lines.add(
                switch (chance.nextInt(14)) {
                    case 0 -> "Accept: text/html;q=nonsense";
                    case 1 -> "Accept: image/png";
                    case 2 -> "Origin: https://elsewhere.example";
                    case 3 -> "Origin: http://" + host;
                    case 4 -> "Cookie: " + (cookie == null ? "hcchat_refresh=hcf1.AAAA" : cookie);
                    case 5 -> "Cookie: =;;\"\u00ff\"; hcchat_refresh";
                    case 6 -> "X-Forwarded-For: nonsense, ::1%eth0";
                    case 7 -> "Range: bytes=0-1";
                    case 8 -> "If-None-Match: *\r\nIf-Modified-Since: never";
                    case 9 -> "Accept-Language: \u00ff-%%%\r\nAccept-Charset: none";
                    case 10 -> "Forwarded: for=\"_x\";proto=gopher;host=\r\nX-Forwarded-Host: a b";
                    case 11 -> "X-HTTP-Method-Override: DELETE";
                    case 12 -> "Origin: null\r\nAccess-Control-Request-Method: PATCH";
                    default -> "Content-Encoding: gzip";
                });
        return lines;
    }
}
