package hcchat.client.file;

import hcchat.room.RoomId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// REST of attachments, from the client's side: where sealed files may be put, and where they are. Thread-safe.
final class AttachmentDoor {
    /// Somewhere in the store, for a while.
    ///
    /// @param headers to be sent as they are
    record Address(URI url, Map<String, String> headers) {}

    /// @param put where it goes in one piece; null for one that goes in parts
    record Place(String objectKey, @Nullable Address put) {}

    record Part(int number, long bytes, Address address) {}

    /// @param partBytes of each part but the last
    /// @param parts how many it has
    /// @param stored bytes that are there already
    /// @param missing some of those that aren't, in order
    record Parts(long partBytes, int parts, long stored, List<Part> missing) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_ANSWER = 1024 * 1024;
    // Their addresses live for ten minutes.
    static final int PARTS_AT_ONCE = 16;
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Pattern KEY =
            Pattern.compile("rooms/[A-Za-z0-9_-]{1,64}/[0-9]{4}/[0-9]{2}/[0-9]{2}/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}");

    private final Wire wire;
    private final URI rest;
    private final Supplier<@Nullable String> token;

    /// @param token what makes us a member, or null as long as there is none
    AttachmentDoor(Wire wire, URI rest, Supplier<@Nullable String> token) {
        this.wire = wire;
        this.rest = rest;
        this.token = token;
    }

    /// Reserves a place for a sealed file.
    Place reserve(RoomId room, String mime, long bytes, Gauge gauge) throws TransferException, InterruptedException {
        String body = JSON.createObjectNode()
                .put("room", room.toString())
                .put("contentType", mime)
                .put("bytes", bytes)
                .toString();
        JsonNode answer = ask("POST", "/attachments/presign", body, gauge);
        String key = key(answer.path("objectKey").stringValue(""));
        return new Place(key, answer.has("putUrl") ? address(answer, "putUrl", "putHeaders") : null);
    }

    Parts parts(String key, int from, Gauge gauge) throws TransferException, InterruptedException {
        JsonNode answer = ask("GET", path(key, "/parts?from=" + from + "&limit=" + PARTS_AT_ONCE), null, gauge);
        long stored = 0;
        for (JsonNode one : answer.path("stored")) {
            stored += one.path("bytes").longValue(0);
        }
        List<Part> missing = answer.path("urls")
                .valueStream()
                .map(one -> new Part(
                        one.path("number").intValue(0), one.path("bytes").longValue(0), address(one, "url", "headers")))
                .toList();
        return new Parts(
                answer.path("partBytes").longValue(0), answer.path("parts").intValue(0), stored, missing);
    }

    void complete(String key, Gauge gauge) throws TransferException, InterruptedException {
        ask("POST", path(key, "/complete"), "{}", gauge);
    }

    void giveUp(String key, Gauge gauge) throws TransferException, InterruptedException {
        ask("DELETE", path(key, ""), null, gauge);
    }

    /// Where a file is to be read.
    URI url(String key, Gauge gauge) throws TransferException, InterruptedException {
        return address(ask("GET", path(key, "/url"), null, gauge), "url", "").url();
    }

    private static String path(String key, String behind) throws TransferException {
        return "/attachments/" + key(key) + behind;
    }

    /// A key comes from somebody else, and goes into a path.
    private static String key(String told) throws TransferException {
        if (!KEY.matcher(told).matches()) {
            throw TransferException.refused("bad_key");
        }
        return told;
    }

    private JsonNode ask(String method, String path, @Nullable String body, Gauge gauge)
            throws TransferException, InterruptedException {
        String bearer = token.get();
        if (bearer == null) {
            throw TransferException.notNow("offline", SOON);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(rest + path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> answer =
                wire.exchange(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_ANSWER), gauge);
        JsonNode json = json(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw problem(answer, json);
        }
        return json;
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException none) {
            return JSON.createObjectNode();
        }
    }

    private static TransferException problem(HttpResponse<?> answer, JsonNode json) {
        String code = json.path("code").stringValue("");
        boolean again = json.has("retryAfterMs") || (code.isEmpty() && answer.statusCode() >= 500);
        Duration wait = Duration.ofMillis(json.path("retryAfterMs").longValue(SOON.toMillis()));
        // A part was lost: those that are missing are told with the next question.
        return again || code.equals("incomplete")
                ? TransferException.notNow(code.isEmpty() ? "unavailable" : code, wait)
                : TransferException.refused(code.isEmpty() ? "http_" + answer.statusCode() : code);
    }

    private static Address address(JsonNode json, String url, String headers) {
        Map<String, String> asTheyAre = new HashMap<>();
        json.path(headers)
                .propertyStream()
                .forEach(one -> asTheyAre.put(one.getKey(), one.getValue().asString("")));
        return new Address(URI.create(json.path(url).stringValue("")), asTheyAre);
    }
}
