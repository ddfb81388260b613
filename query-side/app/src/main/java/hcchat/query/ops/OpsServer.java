package hcchat.query.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hcchat.query.index.IndexRebuild;
import hcchat.storage.reach.OperatorFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /healthz`, `GET /readyz`, and `POST /rebuild/replay`, which answers a line a step while it works and ends
/// with `done` or `failed`. Listens on the loopback address only.
public final class OpsServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OpsServer.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BooleanSupplier ready;
    private final IndexRebuild rebuild;
    private final @Nullable OperatorFile file;

    /// @param port 0 for any
    /// @param file written, for who may give commands; null to offer none
    public OpsServer(int port, @Nullable Path file, BooleanSupplier ready, IndexRebuild rebuild) throws IOException {
        this.ready = ready;
        this.rebuild = rebuild;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        this.file = file == null ? null : OperatorFile.write(file, port());
        server.setExecutor(threads);
        server.createContext("/healthz", exchange -> answer(exchange, 200, "ok\n"));
        server.createContext("/readyz", this::readiness);
        server.createContext("/rebuild/replay", this::rebuild);
    }

    public void start() {
        server.start();
    }

    public final int port() {
        return server.getAddress().getPort();
    }

    private void readiness(HttpExchange exchange) throws IOException {
        if (ready.getAsBoolean()) {
            answer(exchange, 200, "ready\n");
        } else {
            answer(exchange, 503, "the replay index is catching up\n");
        }
    }

    private void rebuild(HttpExchange exchange) throws IOException {
        if (file == null || !file.allows(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "this needs the operator's token\n");
        } else if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "POST\n");
        } else {
            stream(exchange);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            try {
                IndexRebuild.Report report = rebuild.run(step -> line(
                        out, step.done() + " of " + step.partitions() + " partitions, " + step.events() + " events"));
                line(
                        out,
                        "done: " + report.events() + " events in "
                                + report.took().toMillis() + " ms, " + (report.equal() ? "equal to" : "different from")
                                + " the former index");
            } catch (SQLException | IllegalStateException failed) {
                log.warn("the rebuild failed: {}", failed.toString());
                log.debug("the rebuild failed", failed);
                line(out, "failed: " + failed.getMessage());
            }
        }
    }

    /// A listener who went away stops the rebuild; the index that is read stays as it is.
    private static void line(OutputStream out, String text) {
        try {
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        try (exchange) {
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
