package hcchat.command.rest;

import hcchat.command.rest.RequestLimits.Brake;
import hcchat.wire.PeerAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/// Counts all calls of an address, before anything is done for them.
final class LimitFilter extends OncePerRequestFilter {
    private static final String ADDRESS = LimitFilter.class.getName();

    private final Endpoints endpoints;
    private final RequestLimits limits;
    private final Set<String> trustedProxies;

    LimitFilter(Endpoints endpoints, RequestLimits limits, Set<String> trustedProxies) {
        this.endpoints = endpoints;
        this.limits = limits;
        this.trustedProxies = trustedProxies;
    }

    /// Whose request it is, once it has come through.
    static String address(HttpServletRequest request) {
        if (request.getAttribute(ADDRESS) instanceof String address) {
            return address;
        }
        throw new IllegalStateException("a request that nobody counted");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        String address = PeerAddress.of(request.getRemoteAddr(), forwarded, trustedProxies);
        request.setAttribute(ADDRESS, address);
        Endpoint endpoint = endpoints.find(request);
        if (endpoint == null || endpoint.access() != Access.HEALTH) {
            limits.take(Brake.ADDRESS, address);
        }
        chain.doFilter(request, response);
    }
}
