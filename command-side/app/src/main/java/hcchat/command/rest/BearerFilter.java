package hcchat.command.rest;

import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.AccessTokens.Verdict;
import hcchat.command.grants.Revocations;
import hcchat.command.rest.RequestLimits.Brake;
import hcchat.intake.token.AccessToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    private final RequestLimits limits;

    BearerFilter(Endpoints endpoints, AccessTokens tokens, Revocations revocations, RequestLimits limits) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.revocations = revocations;
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Endpoint endpoint = endpoints.find(request);
        if (endpoint != null && endpoint.access().needsToken()) {
            AccessToken token = good(request.getHeader(HttpHeaders.AUTHORIZATION));
            if (token.room() != null && endpoint.access() == Access.ACCOUNT) {
                // It was given away for that room alone.
                throw new Refused(RestCode.FORBIDDEN);
            }
            limits.take(Brake.ACCOUNT, token.account().toString());
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new Bearer(token));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private AccessToken good(@Nullable String authorization) {
        if (authorization == null) {
            throw new Refused(RestCode.TOKEN_REQUIRED);
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Refused(RestCode.BAD_TOKEN);
        }
        return switch (tokens.verify(authorization.substring(SCHEME.length()).strip())) {
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
