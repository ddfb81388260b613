package hcchat.command.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hcchat.storage.reach.OperatorFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes an operator's commands: `POST` to each one's path, on the loopback address only. Without a file it isn't
/// there.
public final class OperatorServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorServer.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final @Nullable HttpServer server;

    public OperatorServer(OperatorSettings settings, List<OperatorCommand> commands) throws IOException {
        Path place = settings.file();
        server = place == null ? null : serve(place, settings.port(), commands);
    }

    private HttpServer serve(Path place, int port, List<OperatorCommand> commands) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        OperatorFile file = OperatorFile.write(place, made.getAddress().getPort());
        made.setExecutor(threads);
        for (OperatorCommand command : commands) {
            made.createContext(command.path(), exchange -> take(exchange, file, command));
        }
        made.start();
        return made;
    }

    private static void take(HttpExchange exchange, OperatorFile file, OperatorCommand command) throws IOException {
        if (!file.allows(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "this needs the operator's token");
        } else if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "POST");
        } else {
            run(exchange, command);
        }
    }

    private static void run(HttpExchange exchange, OperatorCommand command) throws IOException {
        try {
            answer(exchange, 200, command.run(arguments(exchange.getRequestURI().getRawQuery())));
        } catch (IllegalArgumentException wrong) {
            answer(exchange, 400, String.valueOf(wrong.getMessage()));
        } catch (RuntimeException failed) {
            LOG.warn("A command of the operator's failed: {}", failed.getClass().getName());
            answer(exchange, 500, "it failed; the server's log says more");
        }
    }

    private static Map<String, String> arguments(@Nullable String query) {
        Map<String, String> arguments = new HashMap<>();
        if (query != null) {
            for (String one : query.split("&")) {
                int sign = one.indexOf('=');
                if (sign > 0) {
                    arguments.put(
                            one.substring(0, sign), URLDecoder.decode(one.substring(sign + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return arguments;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }
}
