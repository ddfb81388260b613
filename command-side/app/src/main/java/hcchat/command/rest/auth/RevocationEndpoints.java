package hcchat.command.rest.auth;

import hcchat.command.account.Sessions;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.AccessTokens.Verdict;
import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.intake.token.AccessToken;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerResponse;

/// `/auth/revoke`: for a token that was given away. Whoever has it may end it.
final class RevocationEndpoints implements Endpoint.Source {
    private final Sessions sessions;
    private final AccessTokens tokens;

    RevocationEndpoints(Sessions sessions, AccessTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethod.POST, "/auth/revoke", Access.ANYBODY, this::revoke));
    }

    private ServerResponse revoke(Call call) throws IOException {
        switch (tokens.verify(call.body().text("accessToken"))) {
            case Verdict.Good(AccessToken token) ->
                sessions.endToken(token.account(), token.id(), Instant.ofEpochMilli(token.expiresMillis()));
            case Verdict.Expired() -> {
                // It is dead already.
            }
            case Verdict.Bad() -> throw new Refused(RestCode.BAD_TOKEN);
        }
        return Answers.nothing();
    }
}
