package hcchat.command.rest.auth;

import hcchat.command.account.AccountSettings;
import hcchat.command.account.Accounts;
import hcchat.command.account.Sessions;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.KeySet;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.Origins;
import hcchat.command.rest.RequestLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The endpoints of accounts.
@Configuration(proxyBeanMethods = false)
public class AuthWiring {
    @Bean
    SessionAnswers sessionAnswers(AccessTokens tokens, AccountSettings settings) {
        return new SessionAnswers(tokens, settings.refreshLife());
    }

    @Bean
    CookieRule cookieRule(Origins origins) {
        return new CookieRule(origins);
    }

    @Bean
    Endpoint.Source loginEndpoints(
            Accounts accounts, Sessions sessions, SessionAnswers answers, CookieRule cookies, RequestLimits limits) {
        return new LoginEndpoints(accounts, sessions, answers, cookies, limits);
    }

    @Bean
    Endpoint.Source sessionEndpoints(Sessions sessions, SessionAnswers answers, CookieRule cookies) {
        return new SessionEndpoints(sessions, answers, cookies);
    }

    @Bean
    Endpoint.Source accountEndpoints(Accounts accounts, Sessions sessions, RequestLimits limits) {
        return new AccountEndpoints(accounts, sessions, limits);
    }

    @Bean
    Endpoint.Source deviceEndpoints(Sessions sessions) {
        return new DeviceEndpoints(sessions);
    }

    @Bean
    Endpoint.Source revocationEndpoints(Sessions sessions, AccessTokens tokens) {
        return new RevocationEndpoints(sessions, tokens);
    }

    @Bean
    Endpoint.Source keyEndpoints(KeySet keys) {
        return new KeyEndpoints(keys);
    }
}
