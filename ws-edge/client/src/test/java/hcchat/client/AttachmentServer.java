package hcchat.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// REST of attachments and a store behind it, as far as a client sees them, which break where the test wants it. Parts
/// are
/// small here, so that a small file has many.
final class AttachmentServer implements AutoCloseable {
    static final int PART = 100_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer http;
    private final Map<String, Long> reserved = new ConcurrentHashMap<>();
    private final Map<String, TreeMap<Integer, byte[]>> parts = new ConcurrentHashMap<>();
    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    /// What was asked, in order: method and path.
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    /// Files longer than that go in parts.
    volatile int single = 1_000_000;
    /// Bytes that the store sends or takes before it hangs up, so many times more.
    volatile int cutAfter;

    final AtomicInteger cuts = new AtomicInteger();
    /// Answers of REST that are this problem, so many times more.
    volatile String problem = "";

    final AtomicInteger problems = new AtomicInteger();
    /// What presign is refused with; empty to grant it.
    volatile String refusal = "";

    /// Puts whose address is too old, so many times more.
    final AtomicInteger expired = new AtomicInteger();

    AttachmentServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/attachments/", this::rest);
        http.createContext("/store/", this::store);
        http.start();
    }

    URI rest() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /// The time of a place is over.
    void collect() {
        reserved.clear();
        parts.clear();
    }

    long storedParts() {
        return parts.values().stream().mapToLong(TreeMap::size).sum();
    }

    private void rest(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/attachments/".length());
        String method = exchange.getRequestMethod();
        asked.add(method + " " + exchange.getRequestURI().getPath());
        JsonNode body = JSON.readTree(
                method.equals("POST")
                        ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                        : "{}");
        if (!"Bearer hcs1.secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, problem("bad_token", 0));
        } else if (problems.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 503, problem(problem, 1));
        } else if (!refusal.isEmpty()) {
            answer(exchange, 409, problem(refusal, 0));
        } else if (path.equals("presign")) {
            presign(exchange, body);
        } else {
            String key = path.replaceFirst("/(url|parts|complete)$", "");
            about(exchange, method, key, path.substring(key.length()));
        }
    }

    private void presign(HttpExchange exchange, JsonNode body) throws IOException {
        long bytes = body.path("bytes").longValue(0);
        String key =
                "rooms/" + body.path("room").stringValue("") + "/2026/01/02/file" + next.incrementAndGet() + ".bin";
        reserved.put(key, bytes);
        ObjectNode json = JSON.createObjectNode().put("objectKey", key);
        if (bytes > single) {
            parts.put(key, new TreeMap<>());
            json.putObject("multipart").put("partBytes", PART).put("parts", Math.ceilDiv(bytes, PART));
        } else {
            json.put("putUrl", rest() + "/store/" + key + "?bytes=" + bytes);
            json.putObject("putHeaders")
                    .put("host", "127.0.0.1")
                    .put("content-length", Long.toString(bytes))
                    .put("content-type", body.path("contentType").stringValue(""));
        }
        answer(exchange, 201, json);
    }

    private void about(HttpExchange exchange, String method, String key, String what) throws IOException {
        boolean known = reserved.containsKey(key) || objects.containsKey(key);
        if (!known) {
            answer(exchange, 404, problem("no_such_attachment", 0));
            return;
        }
        switch (method + what) {
            case "GET/url" -> answer(exchange, 200, JSON.createObjectNode().put("url", rest() + "/store/" + key));
            case "GET/parts" ->
                answer(exchange, 200, parts(key, exchange.getRequestURI().getQuery()));
            case "POST/complete" -> complete(exchange, key);
            case "DELETE" -> {
                reserved.remove(key);
                parts.remove(key);
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            }
            default -> answer(exchange, 405, problem("bad_request", 0));
        }
    }

    private ObjectNode parts(String key, String query) {
        int from = Integer.parseInt(query.replaceFirst("from=([0-9]+)&.*", "$1"));
        int limit = Integer.parseInt(query.replaceFirst(".*limit=", ""));
        long bytes = reserved.getOrDefault(key, 0L);
        int all = (int) Math.ceilDiv(bytes, PART);
        TreeMap<Integer, byte[]> there = parts.getOrDefault(key, new TreeMap<>());
        ObjectNode json = JSON.createObjectNode().put("partBytes", PART).put("parts", all);
        ArrayNode stored = json.putArray("stored");
        there.forEach((number, part) -> stored.addObject().put("number", number).put("bytes", part.length));
        ArrayNode urls = json.putArray("urls");
        for (int number = from; number <= all && urls.size() < limit; number++) {
            if (!there.containsKey(number)) {
                long length = Math.min(PART, bytes - (number - 1L) * PART);
                ObjectNode one = urls.addObject().put("number", number).put("bytes", length);
                one.put("url", rest() + "/store/" + key + "?bytes=" + length + "&part=" + number)
                        .putObject("headers");
            }
        }
        return json;
    }

    private void complete(HttpExchange exchange, String key) throws IOException {
        TreeMap<Integer, byte[]> there = parts.getOrDefault(key, new TreeMap<>());
        byte[] whole = new byte
                [Math.toIntExact(
                        there.values().stream().mapToLong(part -> part.length).sum())];
        int at = 0;
        for (byte[] part : there.values()) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        if (whole.length != reserved.getOrDefault(key, 0L)) {
            answer(exchange, 409, problem("incomplete", 0));
        } else {
            objects.put(key, whole);
            answer(exchange, 200, JSON.createObjectNode().put("objectKey", key));
        }
    }

    private void store(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestURI().getPath().substring("/store/".length());
        asked.add(exchange.getRequestMethod() + " store");
        if (exchange.getRequestMethod().equals("PUT")) {
            put(exchange, key, exchange.getRequestURI().getQuery());
        } else {
            get(exchange, key);
        }
    }

    private void put(HttpExchange exchange, String key, String query) throws IOException {
        int bytes = Integer.parseInt(query.replaceFirst("bytes=([0-9]+).*", "$1"));
        if (expired.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 403, JSON.createObjectNode());
            return;
        }
        try (InputStream in = exchange.getRequestBody()) {
            if (cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                in.readNBytes(cutAfter);
                exchange.close();
                return;
            }
            byte[] body = in.readAllBytes();
            if (body.length != bytes || !reserved.containsKey(key)) {
                answer(exchange, 403, JSON.createObjectNode());
                return;
            }
            if (query.contains("part=")) {
                TreeMap<Integer, byte[]> there = parts.get(key);
                if (there != null) {
                    synchronized (there) {
                        there.put(Integer.parseInt(query.replaceFirst(".*part=", "")), body);
                    }
                }
            } else {
                objects.put(key, body);
            }
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        byte[] object = objects.get(key);
        if (object == null) {
            answer(exchange, 404, JSON.createObjectNode());
            return;
        }
        int begin =
                Integer.parseInt(exchange.getRequestHeaders().getFirst("Range").replaceAll("bytes=([0-9]+)-", "$1"));
        if (begin >= object.length) {
            answer(exchange, 416, JSON.createObjectNode());
            return;
        }
        exchange.getResponseHeaders()
                .add("Content-Range", "bytes " + begin + "-" + (object.length - 1) + "/" + object.length);
        exchange.sendResponseHeaders(206, object.length - begin);
        int end = cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Math.min(object.length, begin + cutAfter)
                : object.length;
        try {
            exchange.getResponseBody().write(Arrays.copyOfRange(object, begin, end));
        } finally {
            exchange.close();
        }
    }

    private static ObjectNode problem(String code, long retryAfterMs) {
        ObjectNode json = JSON.createObjectNode().put("code", code);
        return retryAfterMs == 0 ? json : json.put("retryAfterMs", retryAfterMs);
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode json) throws IOException {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    List<String> asksOf(String method) {
        return new ArrayList<>(
                asked.stream().filter(one -> one.startsWith(method)).toList());
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
