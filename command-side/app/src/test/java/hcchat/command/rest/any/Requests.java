package hcchat.command.rest.any;

import hcchat.command.fixture.OpenApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes requests for an operation: most as the document wants them, the others with something wrong in one place or
/// more.
final class Requests {
    private static final OpenApi DOCUMENT = OpenApi.published();
    private static final double GOOD = 0.6;
    private static final double WRONG_HERE = 0.35;
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=latin1",
            "application/json;charset=utf-8",
            "application/*",
            "",
            "/",
            "application/json; q");

    private final Random chance;
    private final Known known;
    private final Callers callers;
    private final Spoiler spoiler;

    Requests(Random chance, Known known, Callers callers) {
        this.chance = chance;
        this.known = known;
        this.callers = callers;
        this.spoiler = new Spoiler(chance);
    }

    /// A request, and the token that it bears if it is one that should do.
    ///
    /// @param good whether all of it is as the document wants it
    record Made(Asked asked, @Nullable String token, boolean good) {}

    Made request(String operation) {
        boolean good = chance.nextDouble() < GOOD;
        int space = operation.indexOf(' ');
        String method = wrong(good) && chance.nextInt(3) == 0
                ? METHODS.get(chance.nextInt(METHODS.size()))
                : operation.substring(0, space);
        String target = (chance.nextBoolean() ? "/api" : "") + path(operation, operation.substring(space + 1), good);
        List<String> headers = callers.others();
        boolean wanted = !DOCUMENT.operation(operation).get("security").isEmpty();
        String token = wanted && !wrong(good) ? callers.good() : null;
        String shown = token != null ? "Bearer " + token : good ? null : callers.odd();
        if (shown != null) {
            headers.add("Authorization: " + shown);
        }
        byte[] body = body(operation, headers, good);
        if (body != null) {
            headers.add("Content-Length: " + body.length);
        }
        return new Made(new Asked(method, target, List.copyOf(headers), body), token, good);
    }

    private boolean wrong(boolean good) {
        return !good && chance.nextDouble() < WRONG_HERE;
    }

    private String path(String operation, String form, boolean good) {
        String path = form;
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : DOCUMENT.operation(operation).path("parameters")) {
            String name = parameter.get("name").stringValue();
            JsonNode value = shapes(operation).value(name, parameter.get("schema"));
            String text =
                    URLEncoder.encode(value.asString(), StandardCharsets.UTF_8).replace("+", "%20");
            if (parameter.get("in").stringValue().equals("path")) {
                path = path.replace("{" + name + "}", wrong(good) ? spoiler.segment() : text);
            } else if (wrong(good)) {
                query.add(spoiler.query(name));
            } else if (chance.nextInt(3) == 0) {
                query.add(name + "=" + text);
            }
        }
        if (wrong(good) && chance.nextInt(4) == 0) {
            path += "/" + spoiler.segment();
        }
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private Shapes shapes(String operation) {
        return new Shapes(chance, field -> known.hint(operation, field));
    }

    /// @param headers to which its type is added
    private byte @Nullable [] body(String operation, List<String> headers, boolean good) {
        JsonNode schema = DOCUMENT.takes(operation);
        if (schema == null) {
            return wrong(good) ? "{}".getBytes(StandardCharsets.UTF_8) : null;
        }
        JsonNode value = sensible(operation, (ObjectNode) shapes(operation).value("", schema));
        if (wrong(good)) {
            headers.add("Content-Type: " + TYPES.get(chance.nextInt(TYPES.size())));
        } else {
            headers.add("Content-Type: application/json");
        }
        return good || chance.nextBoolean() ? value.toString().getBytes(StandardCharsets.UTF_8) : spoiler.body(value);
    }

    /// What goes together is put together, most of the time: a schema says nothing of that.
    private ObjectNode sensible(String operation, ObjectNode body) {
        if (chance.nextInt(4) == 0) {
            return body;
        }
        String kind = body.path("kind").stringValue("");
        switch (operation) {
            case "POST /rooms" -> {
                together(operation, body, "door", kind.equals("passphrase"));
                together(operation, body, "with", kind.equals("direct"));
                if (kind.equals("direct")) {
                    body.remove("channel");
                }
            }
            case "POST /auth/refresh", "POST /auth/logout" -> together(operation, body, "refreshToken", true);
            case "PATCH /rooms/{room}" -> together(operation, body, "door", kind.equals("passphrase"));
            case "POST /messages" -> {
                if (!body.path("type").stringValue("").equals("attachment")) {
                    body.remove("attachment");
                    body.set("text", shapes(operation).value("text", schema(operation, "text")));
                }
            }
            default -> {}
        }
        return body;
    }

    private void together(String operation, ObjectNode body, String field, boolean wanted) {
        if (!wanted) {
            body.remove(field);
        } else if (!body.has(field)) {
            body.set(field, shapes(operation).value(field, schema(operation, field)));
        }
    }

    private static JsonNode schema(String operation, String field) {
        JsonNode taken = DOCUMENT.takes(operation);
        if (taken == null) {
            throw new IllegalArgumentException(operation + " takes nothing");
        }
        return taken.get("properties").get(field);
    }
}
