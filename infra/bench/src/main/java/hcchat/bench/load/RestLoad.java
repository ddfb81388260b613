package hcchat.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/// People with accounts, who log in again and again.
public final class RestLoad implements AutoCloseable {
    /// Everybody's.
    public static final String PASSWORD = "correct horse battery staple";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong failed = new AtomicLong();
    private final URI base;
    private final List<String> names = new ArrayList<>();

    /// Registers them.
    ///
    /// @param socket where the server's sockets are; its REST is on the next port
    /// @param run begins their names
    /// @throws IOException if the server doesn't take them
    public RestLoad(InetSocketAddress socket, String run, int people) throws IOException, InterruptedException {
        base = URI.create("http://" + socket.getHostString() + ":" + (socket.getPort() + 1));
        for (int i = 0; i < people; i++) {
            String name = run.replace("-", "_").substring(0, Math.min(run.length(), 20)) + "_" + i;
            int status = ask("/auth/register", name);
            if (status != 201) {
                throw new IOException("the server doesn't register people: it answers " + status);
            }
            names.add(name);
        }
    }

    /// Lets everybody log in, one login of each on its way at a time.
    ///
    /// @param micros takes how long each took
    /// @return logins a second
    public double logInFor(Duration time, Histogram micros) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        List<Future<Histogram>> each = names.stream()
                .map(name -> threads.submit(() -> logIn(name, began + time.toNanos())))
                .toList();
        for (Future<Histogram> one : each) {
            micros.add(one.get());
        }
        return micros.getTotalCount() * 1e9 / (System.nanoTime() - began);
    }

    private Histogram logIn(String name, long end) throws IOException, InterruptedException {
        Histogram micros = new Histogram(3);
        while (System.nanoTime() < end) {
            long asked = System.nanoTime();
            if (ask("/auth/login", name) == 200) {
                micros.recordValue((System.nanoTime() - asked) / 1_000);
            } else {
                failed.incrementAndGet();
            }
        }
        return micros;
    }

    private int ask(String path, String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /// Logins that were answered otherwise than with a session.
    public long failed() {
        return failed.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close();
    }
}
