package hcchat.command.rest.auth;

import hcchat.command.account.RefreshToken;
import hcchat.command.rest.Call;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Origins;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import org.jspecify.annotations.Nullable;

/// When a refresh token travels in a cookie: a browser sends that by itself, so the page must be one of ours.
final class CookieRule {
    private final Origins origins;

    CookieRule(Origins origins) {
        this.origins = origins;
    }

    /// Whether the answer's refresh token is to be a cookie: the field `cookie` says so.
    ///
    /// @throws Refused with `bad_origin` for a page of somebody else's, or no page
    boolean wanted(Call call, JsonBody body) {
        boolean wanted = body.flag("cookie");
        if (wanted) {
            check(call);
        }
        return wanted;
    }

    /// The refresh token of a request: the field `refreshToken`, else the cookie.
    ///
    /// @throws Refused with `bad_origin` where a foreign page's cookie counts, with `bad_token` where there is none
    Shown shown(Call call, JsonBody body) {
        String field = body.textOrNull("refreshToken");
        if (field != null) {
            return new Shown(read(field), false);
        }
        String cookie = call.cookie(RefreshCookie.NAME);
        if (cookie == null) {
            throw JsonBody.refused("refreshToken", "is missing");
        }
        check(call);
        return new Shown(read(cookie), true);
    }

    private static RefreshToken read(String text) {
        @Nullable RefreshToken token = RefreshToken.orNull(text);
        if (token == null) {
            throw new Refused(RestCode.BAD_TOKEN);
        }
        return token;
    }

    private void check(Call call) {
        if (!origins.admits(call.servlet())) {
            throw new Refused(RestCode.BAD_ORIGIN);
        }
    }

    /// @param cookie whether it came in one, and goes back in one
    record Shown(RefreshToken token, boolean cookie) {}
}
