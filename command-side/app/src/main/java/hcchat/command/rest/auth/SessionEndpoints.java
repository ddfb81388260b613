package hcchat.command.rest.auth;

import hcchat.command.account.Session;
import hcchat.command.account.Sessions;
import hcchat.command.account.Sessions.Refreshed;
import hcchat.command.rest.Access;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.command.rest.auth.CookieRule.Shown;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `/auth/refresh` and `/auth/logout`.
final class SessionEndpoints implements Endpoint.Source {
    private final Sessions sessions;
    private final SessionAnswers answers;
    private final CookieRule cookies;

    SessionEndpoints(Sessions sessions, SessionAnswers answers, CookieRule cookies) {
        this.sessions = sessions;
        this.answers = answers;
        this.cookies = cookies;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HttpMethod.POST, "/auth/refresh", Access.ANYBODY, this::refresh),
                new Endpoint(HttpMethod.POST, "/auth/logout", Access.ANYBODY, this::logOut));
    }

    private ServerResponse refresh(Call call) throws IOException {
        JsonBody body = call.body();
        Shown shown = cookies.shown(call, body);
        return switch (sessions.refresh(shown.token())) {
            case Refreshed.Fresh(Session session) -> answers.answer(HttpStatus.OK, session, shown.cookie());
            case Refreshed.Reused() -> throw new Refused(RestCode.TOKEN_REUSED);
            case Refreshed.Unknown() -> throw new Refused(RestCode.BAD_TOKEN);
        };
    }

    /// Logging out twice is well.
    private ServerResponse logOut(Call call) throws IOException {
        Shown shown = cookies.shown(call, call.body());
        sessions.logOut(shown.token());
        ServerResponse.HeadersBuilder<?> answer = ServerResponse.noContent();
        if (shown.cookie()) {
            answer.header(HttpHeaders.SET_COOKIE, RefreshCookie.clear());
        }
        return answer.build();
    }
}
