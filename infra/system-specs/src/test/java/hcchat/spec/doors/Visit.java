package hcchat.spec.doors;

import hcchat.client.RawSocket;
import hcchat.harness.Speaker;
import hcchat.harness.Visitors;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A socket of somebody who has tried to join a room.
final class Visit implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final AtomicInteger NICKS = new AtomicInteger();

    private static final int MOST_TRIES = 20;

    private final RawSocket socket;
    private final String channel;
    private final String joined;
    private String author = Place.SOMEONE;
    private String token = "";
    private long acked = 1;
    private final Set<String> people = new HashSet<>();

    /// @param token null for none
    /// @param proof null for none
    Visit(Visitors visitors, URI edge, String channel, @Nullable String token, @Nullable String proof) {
        this.channel = channel;
        socket = RawSocket.open(visitors.settings(edge));
        ObjectNode join = JSON.createObjectNode();
        join.put("cmd", "join").put("nick", "visitor" + NICKS.incrementAndGet());
        if (token != null) {
            join.put("token", token);
        }
        if (proof != null) {
            join.put("door", proof);
        }
        joined = ask(join);
    }

    /// `ok`, or why they aren't in.
    String joined() {
        return joined;
    }

    /// Who they are in the room; nobody's for who isn't in.
    String author() {
        return author;
    }

    /// Who was in when they came, themselves included.
    Set<String> people() {
        return Set.copyOf(people);
    }

    /// What was told of what is stored, since the last time or since they came, up to this seq.
    List<JsonNode> hearsUpTo(long seq) throws TimeoutException {
        List<JsonNode> heard = new ArrayList<>();
        socket.await(
                told -> {
                    if (told.path("blind").isString()) {
                        heard.add(told);
                    }
                    return told.path("seq").longValue(0) == seq
                            && told.path("blind").isString();
                },
                PATIENCE);
        return heard;
    }

    /// What makes them the same holder again.
    String token() {
        return token;
    }

    /// The seq of what was said last; the room's first where nothing was.
    long acked() {
        return acked;
    }

    /// @param json a frame with ' for ", without channel and id
    /// @return `ok`, or the code of the refusal
    String ask(String json) {
        return ask((ObjectNode) JSON.readTree(json.replace('\'', '"')));
    }

    /// Says something under this id.
    ///
    /// @return `ok`, or the code of the refusal
    String chat(UUID id) {
        ObjectNode frame = JSON.createObjectNode();
        frame.put("cmd", "chat").put("text", Speaker.envelope("words"));
        return ask(frame, id.toString(), "");
    }

    /// The same for what is answered only where it is refused.
    String askWithoutAnswer(String json) {
        ObjectNode frame = (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        frame.put("id", UUID.randomUUID().toString()).put("channel", channel);
        socket.send(frame.toString());
        // What a room's owner is asked later it answers later.
        return ask("{'cmd':'head'}", frame.path("id").stringValue(""));
    }

    private String ask(String json, String before) {
        ObjectNode frame = (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        return ask(frame, before);
    }

    private String ask(ObjectNode frame) {
        return ask(frame, "");
    }

    private String ask(ObjectNode frame, String before) {
        return ask(frame, UUID.randomUUID().toString(), before);
    }

    private String ask(ObjectNode frame, String id, String before) {
        frame.put("id", id).put("channel", channel);
        JsonNode answer = answer(frame, id, before);
        // Nothing was stored, and it isn't an answer about who may.
        for (int i = 0; i < MOST_TRIES && answer.has("retryAfterMs"); i++) {
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(answer.path("retryAfterMs").longValue()));
            answer = answer(frame, id, before);
        }
        acked = answer.path("seq").longValue(acked);
        return answer.path("code").stringValue("ok");
    }

    private JsonNode answer(ObjectNode frame, String id, String before) {
        socket.send(frame.toString());
        try {
            JsonNode answer = socket.await(told -> isAnswer(told, id) || isAnswer(told, before), PATIENCE);
            if (answer.path("cmd").stringValue("").equals("onlineSet")) {
                author = answer.path("author").stringValue("");
                answer.path("users")
                        .forEach(user -> people.add(user.path("author").stringValue("")));
                token = socket.await("session").path("token").stringValue("");
            }
            return answer;
        } catch (TimeoutException silent) {
            throw new AssertionError("no answer to " + frame, silent);
        }
    }

    private static boolean isAnswer(JsonNode told, String id) {
        return switch (told.path("cmd").stringValue("")) {
            // One that names no command ends the socket.
            case "warn" -> told.path("ref").stringValue(id).equals(id);
            case "page", "synced" -> told.path("ref").stringValue("?").equals(id);
            case "ack" -> told.path("id").stringValue("?").equals(id);
            // Nobody joins twice.
            case "onlineSet" -> true;
            default -> false;
        };
    }

    @Override
    public void close() {
        socket.close();
    }
}
