package hcchat.command.rest;

import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.ee11.webapp.AbstractConfiguration;
import org.eclipse.jetty.ee11.webapp.Configuration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What the web server refuses before we see it: lines and headers that aren't HTTP, or too long. It would answer with
/// pages of its own.
final class JettyProblems extends ErrorHandler {
    // Of what it says itself; a version or method that it doesn't know is 505 and 501.
    private static final Set<Integer> OUR_FAULT = Set.of(500, 503);

    /// For what goes wrong between the web server and our filters.
    Configuration inside() {
        return new ForContext(this);
    }

    private static Problem problem(int status) {
        return Problem.of(OUR_FAULT.contains(status) ? RestCode.INTERNAL_ERROR : RestCode.BAD_REQUEST);
    }

    /// It would answer the other methods without a body.
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Problem problem = problem(status);
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(problem.json()), callback);
    }

    private static final class ForContext extends AbstractConfiguration {
        private final JettyProblems problems;

        private ForContext(JettyProblems problems) {
            super(new AbstractConfiguration.Builder());
            this.problems = problems;
        }

        @Override
        public void configure(WebAppContext context) {
            context.setErrorHandler(problems);
        }
    }
}
