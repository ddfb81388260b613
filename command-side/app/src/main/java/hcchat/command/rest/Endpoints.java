package hcchat.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// All that can be asked of REST: the one list from which requests are routed, doors are kept and the document is
/// tested.
public final class Endpoints {
    /// Everything answers behind this as well.
    public static final String PREFIX = "/api";

    private final List<Placed> placed;

    public Endpoints(List<Endpoint.Source> sources) {
        List<Placed> all = new ArrayList<>();
        for (Endpoint.Source source : sources) {
            for (Endpoint endpoint : source.endpoints()) {
                all.add(new Placed(endpoint, pattern(endpoint.path())));
                all.add(new Placed(endpoint, pattern(PREFIX + endpoint.path())));
            }
        }
        placed = List.copyOf(all);
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    /// Each once.
    public List<Endpoint> all() {
        return placed.stream().map(Placed::endpoint).distinct().toList();
    }

    /// The one that a request is for, or null.
    @Nullable
    Endpoint find(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        for (Placed one : placed) {
            if (one.takes(request.getMethod()) && one.pattern().matches(path)) {
                return one.endpoint();
            }
        }
        return null;
    }

    RouterFunction<ServerResponse> router() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Placed one : placed) {
            routes.route(one.predicate(), request -> answer(one.endpoint(), request));
        }
        return routes.route(RequestPredicates.all(), this::elsewhere)
                .onError(_ -> true, (failed, _) -> Problems.answer(Problems.of(failed)))
                .build();
    }

    private static ServerResponse answer(Endpoint endpoint, ServerRequest request) throws IOException {
        return endpoint.handler().answer(new Call(request));
    }

    /// Nothing is there, or something that is asked in another way.
    private ServerResponse elsewhere(ServerRequest request) {
        PathContainer path = PathContainer.parsePath(request.servletRequest().getRequestURI());
        TreeSet<String> methods = new TreeSet<>();
        placed.stream().filter(one -> one.pattern().matches(path)).forEach(one -> methods.addAll(one.methods()));
        if (methods.isEmpty()) {
            return Problems.answer(Problem.of(RestCode.NO_SUCH_PATH));
        }
        return Problems.answer(
                Problem.of(RestCode.NO_SUCH_METHOD),
                answer -> answer.header(HttpHeaders.ALLOW, String.join(", ", methods)));
    }

    private record Placed(Endpoint endpoint, PathPattern pattern) {
        List<String> methods() {
            return endpoint.method().equals(HttpMethod.GET)
                    ? List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name())
                    : List.of(endpoint.method().name());
        }

        boolean takes(String method) {
            return methods().contains(method);
        }

        RequestPredicate predicate() {
            HttpMethod[] methods = methods().stream().map(HttpMethod::valueOf).toArray(HttpMethod[]::new);
            return RequestPredicates.methods(methods).and(RequestPredicates.path(pattern.getPatternString()));
        }
    }
}
