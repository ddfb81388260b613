package hcchat.command.rest;

import hcchat.command.account.AccountDatabase.StoreAway;
import hcchat.command.account.HashBench.Overloaded;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.servlet.function.ServerResponse;

/// How failures become problems, and problems answers.
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final MediaType TYPE = MediaType.parseMediaType(Problem.MEDIA_TYPE);
    private static final long BUSY_MS = 2_000;
    private static final long AWAY_MS = 5_000;

    private Problems() {}

    static Problem of(Throwable failed) {
        return switch (failed) {
            case Refused refused -> refused.problem();
            case Overloaded busy -> Problem.later(RestCode.OVERLOADED, BUSY_MS);
            case StoreAway away -> Problem.later(RestCode.UNAVAILABLE, AWAY_MS);
            // What stands behind `?` is read when it is wanted, and may be no text.
            case HttpException odd
            when odd.getCode() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR -> Problem.of(RestCode.BAD_REQUEST);
            // A header is looked at when it is wanted, wherever that is.
            case RequestRejectedException unfit -> Problem.of(RestCode.BAD_REQUEST);
            // Who asked has gone, or sends nothing more: nobody reads this.
            case IOException gone -> Problem.of(RestCode.BAD_REQUEST);
            default -> {
                log(failed);
                yield Problem.of(RestCode.INTERNAL_ERROR);
            }
        };
    }

    // What a failure says may quote what somebody sent, and a database's message does: neither is written down. Where
    // it happened is.
    private static void log(Throwable failed) {
        StringBuilder chain = new StringBuilder();
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            chain.append(chain.isEmpty() ? "" : " < ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                chain.append(" (SQLSTATE ").append(sql.getSQLState()).append(')');
            }
            if (cause.getStackTrace().length > 0) {
                chain.append(" at ").append(cause.getStackTrace()[0]);
            }
        }
        LOG.error("A request failed: {}", chain);
    }

    static ServerResponse answer(Problem problem) {
        return answer(problem, _ -> {});
    }

    /// With further headers.
    static ServerResponse answer(Problem problem, Consumer<ServerResponse.BodyBuilder> headers) {
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(problem.status()).contentType(TYPE);
        String after = problem.retryAfter();
        if (after != null) {
            answer.header(HttpHeaders.RETRY_AFTER, after);
        }
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge(problem));
        }
        headers.accept(answer);
        return answer.body(problem.json());
    }

    /// For filters, which answer by themselves.
    static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        String after = problem.retryAfter();
        if (after != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, after);
        }
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(problem));
        }
        byte[] body = problem.json();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    // RFC 6750: a request without a token is told no error.
    private static String challenge(Problem problem) {
        return switch (problem.code()) {
            case BAD_TOKEN, TOKEN_EXPIRED, TOKEN_REVOKED -> "Bearer realm=\"hcchat\", error=\"invalid_token\"";
            default -> "Bearer realm=\"hcchat\"";
        };
    }
}
