package hcchat.command.rest;

import hcchat.command.grants.Identity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who shows a good token, as Spring Security knows callers.
final class Bearer extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final transient Identity identity;

    Bearer(Identity identity) {
        super(List.copyOf(AuthorityUtils.NO_AUTHORITIES));
        this.identity = identity;
        setAuthenticated(true);
    }

    /// Null where the request came without one.
    static @Nullable Bearer of(HttpServletRequest request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller instanceof Bearer bearer ? bearer : null;
    }

    Identity identity() {
        return identity;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return identity;
    }

    @Override
    public String toString() {
        return "Bearer";
    }
}
