package hcchat.command.rest.auth;

import hcchat.command.account.RefreshToken;
import java.time.Duration;
import org.springframework.http.ResponseCookie;

/// The refresh token as a browser keeps it: out of the page's reach, sent to `/api/auth` alone, and by our own pages
/// alone.
final class RefreshCookie {
    static final String NAME = "hcchat_refresh";
    private static final String PATH = "/api/auth";

    private RefreshCookie() {}

    static String set(RefreshToken token, Duration life) {
        return cookie(token.text(), life);
    }

    static String clear() {
        return cookie("", Duration.ZERO);
    }

    private static String cookie(String value, Duration life) {
        return ResponseCookie.from(NAME, value)
                .path(PATH)
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict")
                .maxAge(life)
                .build()
                .toString();
    }
}
