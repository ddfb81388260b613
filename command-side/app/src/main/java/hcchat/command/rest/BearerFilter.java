package hcchat.command.rest;

import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.AccessTokens.Verdict;
import hcchat.command.grants.HolderTokens;
import hcchat.command.grants.Identity;
import hcchat.command.grants.Revocations;
import hcchat.command.rest.RequestLimits.Brake;
import hcchat.intake.token.AccessToken;
import hcchat.storage.seal.HolderToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Knows who calls, where that matters. Elsewhere a token isn't looked at: who refreshes an expired one may well send
/// it along.
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Endpoints endpoints;
    private final AccessTokens tokens;
    private final Revocations revocations;
    private final HolderTokens holders;
    private final RequestLimits limits;

    BearerFilter(
            Endpoints endpoints,
            AccessTokens tokens,
            Revocations revocations,
            HolderTokens holders,
            RequestLimits limits) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.revocations = revocations;
        this.holders = holders;
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Endpoint endpoint = endpoints.find(request);
        if (endpoint != null && endpoint.access().needsToken()) {
            Identity caller = caller(endpoint.access(), request.getHeader(HttpHeaders.AUTHORIZATION));
            count(caller);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new Bearer(caller));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private void count(Identity caller) {
        switch (caller) {
            case Identity.Account(AccessToken token) ->
                limits.take(Brake.ACCOUNT, token.account().toString());
            case Identity.Holder holder ->
                limits.take(Brake.HOLDER, HexFormat.of().formatHex(holder.bytes()));
        }
    }

    private Identity caller(Access access, @Nullable String authorization) {
        String shown = shown(authorization);
        if (access == Access.HOLDER && HolderToken.isMeant(shown)) {
            return holder(shown);
        }
        AccessToken token = good(shown);
        if (token.room() != null && access == Access.ACCOUNT) {
            // It was given away for that room alone.
            throw new Refused(RestCode.FORBIDDEN);
        }
        return new Identity.Account(token);
    }

    private static String shown(@Nullable String authorization) {
        if (authorization == null) {
            throw new Refused(RestCode.TOKEN_REQUIRED);
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Refused(RestCode.BAD_TOKEN);
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    private Identity.Holder holder(String shown) {
        if (!holders.areWelcome()) {
            throw new Refused(RestCode.ACCOUNT_REQUIRED);
        }
        return switch (holders.read(shown)) {
            case HolderTokens.Good(Identity.Holder holder) -> holder;
            case HolderTokens.Expired() -> throw new Refused(RestCode.TOKEN_EXPIRED);
            case HolderTokens.Bad() -> throw new Refused(RestCode.BAD_TOKEN);
        };
    }

    private AccessToken good(String shown) {
        return switch (tokens.verify(shown)) {
            case Verdict.Good(AccessToken token) -> {
                // Said of what we have signed alone: who makes tokens up learns nothing of devices and accounts.
                if (revocations.isDead(token)) {
                    throw new Refused(RestCode.TOKEN_REVOKED);
                }
                yield token;
            }
            case Verdict.Expired() -> throw new Refused(RestCode.TOKEN_EXPIRED);
            case Verdict.Bad() -> throw new Refused(RestCode.BAD_TOKEN);
        };
    }
}
