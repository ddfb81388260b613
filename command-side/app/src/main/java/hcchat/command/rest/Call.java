package hcchat.command.rest;

import hcchat.command.grants.Identity;
import hcchat.intake.token.AccessToken;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;

/// A request that has come through all doors to its endpoint.
public final class Call {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final ServerRequest request;

    Call(ServerRequest request) {
        this.request = request;
    }

    /// The request's JSON object.
    ///
    /// @throws Refused if there is none
    public JsonBody body() throws IOException {
        return JsonBody.read(servlet(), JsonBody.USUAL_BYTES);
    }

    /// The same where it may be longer than bodies usually are.
    ///
    /// @param most bytes
    /// @throws Refused if there is none
    public JsonBody body(int most) throws IOException {
        return JsonBody.read(servlet(), most);
    }

    /// What the path says at `{name}`, as a UUID.
    ///
    /// @return null if it isn't one
    public @Nullable UUID uuid(String name) {
        return Uuids.orNull(request.pathVariable(name));
    }

    /// What the path says at `{name}`, decoded.
    public String path(String name) {
        return request.pathVariable(name);
    }

    /// What the address says behind `?`.
    ///
    /// @return null where it says nothing of this name
    /// @throws Refused with `bad_field` for what is no number, or out of bounds
    public @Nullable Long number(String name, long least, long most) {
        String text = request.param(name).orElse(null);
        if (text == null) {
            return null;
        }
        long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            throw JsonBody.refused(name, "must be a whole number from " + least + " to " + most);
        }
        return number;
    }

    /// The token with which an endpoint for accounts was called.
    public AccessToken token() {
        if (identity() instanceof Identity.Account(AccessToken token)) {
            return token;
        }
        throw new IllegalStateException("only an endpoint for accounts has a token");
    }

    /// Who calls an endpoint that needs to know.
    public Identity identity() {
        Bearer bearer = Bearer.of(servlet());
        if (bearer == null) {
            throw new IllegalStateException("an endpoint for anybody has no caller");
        }
        return bearer.identity();
    }

    /// The network that calls, as limits count it. Never to be written down.
    public String address() {
        return LimitFilter.address(servlet());
    }

    /// Null where the request has no such cookie.
    public @Nullable String cookie(String name) {
        Cookie[] cookies = servlet().getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /// The request itself.
    public HttpServletRequest servlet() {
        return request.servletRequest();
    }
}
