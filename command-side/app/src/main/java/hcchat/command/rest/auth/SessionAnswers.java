package hcchat.command.rest.auth;

import hcchat.command.account.Notice;
import hcchat.command.account.Session;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.Grant;
import hcchat.command.rest.Answers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// What who has logged in is told: an access token, and a refresh token in the answer or in a cookie.
final class SessionAnswers {
    private final AccessTokens tokens;
    private final Duration refreshLife;

    SessionAnswers(AccessTokens tokens, Duration refreshLife) {
        this.tokens = tokens;
        this.refreshLife = refreshLife;
    }

    ServerResponse answer(HttpStatus status, Session session, boolean cookie) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("accessToken", tokens.mint(Grant.all(session.account().id(), session.device()), session.issued()));
        if (!cookie) {
            told.put("refreshToken", session.refresh().text());
        }
        told.put("expiresIn", tokens.life().toSeconds());
        told.put("account", session.account().id().toString());
        told.put("name", session.account().name());
        told.put("device", session.device().toString());
        told.put("notices", notices(session.notices()));
        ServerResponse.BodyBuilder answer = ServerResponse.status(status);
        if (cookie) {
            answer.header(HttpHeaders.SET_COOKIE, RefreshCookie.set(session.refresh(), refreshLife));
        }
        return Answers.json(answer, told);
    }

    static List<Map<String, Object>> notices(List<Notice> notices) {
        return notices.stream().map(SessionAnswers::notice).toList();
    }

    private static Map<String, Object> notice(Notice notice) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", notice.id().toString());
        told.put("time", notice.at().toEpochMilli());
        told.put("kind", notice.kind());
        told.put("device", notice.device());
        return told;
    }
}
