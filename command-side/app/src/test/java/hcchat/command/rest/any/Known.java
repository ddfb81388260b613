package hcchat.command.rest.any;

import static hcchat.command.fixture.TestRest.PASSWORD;

import hcchat.command.fixture.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What earlier answers gave that later requests can use. Of each kind the newest are kept.
final class Known {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST = 12;
    private static final List<String> CHANNELS =
            List.of("attic room", "cellar", "room with view", "büro☕☕", "kitchen", "garden");
    // They can't stand in a path, even encoded.
    private static final List<String> ODD_CHANNELS = List.of("dining/room", "f%2Fridge", "garage;door", "stable\\door");
    private static final int ODD = 12;
    private static final List<String> PROOFS = List.of("A".repeat(43), "B".repeat(42) + "A");
    private static final List<String> PASSWORDS =
            List.of(PASSWORD, PASSWORD, PASSWORD, PASSWORD, PASSWORD, "another password");
    private static final List<String> TEXTS = List.of("E2EE:AAAA", "E2EE:AAAA", "E2EE:BBBB", "not sealed");

    private static final Set<String> SECRET =
            Set.of("accessToken", "refreshToken", "jwt", "code", "name", "channel", "cookie");

    private final Random chance;
    // By the names of fields.
    private final Map<String, List<String>> told = new HashMap<>();
    private final Map<String, String> founders = new LinkedHashMap<>();
    private final Map<String, String> present = new HashMap<>();
    private final Set<String> secrets = new HashSet<>();
    private String room = "";

    Known(Random chance) {
        this.chance = chance;
    }

    private String any(List<String> of) {
        return of.get(chance.nextInt(of.size()));
    }

    /// The newest first, more often than the others.
    @Nullable
    String newest(String kind) {
        List<String> all = told.getOrDefault(kind, List.of());
        return all.isEmpty() ? null : all.get(all.size() - 1 - chance.nextInt(1 + chance.nextInt(all.size())));
    }

    /// The room that the request is about from now on.
    String pickRoom(String operation) {
        List<String> fit = founders.keySet().stream()
                .filter(one -> !operation.endsWith("/kick") || present.containsKey(one))
                .filter(one -> !operation.contains("/invites/") || told.containsKey("invite to " + one))
                .toList();
        if (!fit.isEmpty() && chance.nextInt(4) > 0) {
            room = any(fit);
            return room;
        }
        String id = chance.nextInt(4) == 0 ? newest("room") : null;
        room = id != null ? id : any(chance.nextInt(ODD) == 0 ? ODD_CHANNELS : CHANNELS);
        return room;
    }

    /// Who founded the room that the request is about; null where nobody is known to.
    @Nullable
    String founder() {
        return founders.get(room);
    }

    /// What may stand in this field, or in the path; null where anything may.
    @Nullable
    JsonNode hint(String operation, String field) {
        String text = switch (field) {
            case "name" ->
                operation.endsWith("/login") || chance.nextInt(3) == 0
                        ? newest("name")
                        : "name_" + chance.nextInt(1_000_000);
            case "with" -> newest("name");
            case "password", "newPassword" -> any(PASSWORDS);
            case "channel" ->
                operation.equals("POST /rooms") && chance.nextBoolean()
                        ? "room_" + chance.nextInt(1_000_000)
                        : pickRoom(operation);
            case "room" -> pickRoom(operation);
            case "door" -> any(PROOFS);
            case "text" -> any(TEXTS);
            case "author" -> operation.endsWith("/kick") || chance.nextBoolean() ? present.get(room) : newest("author");
            case "code" -> newest(field);
            case "id" ->
                operation.contains("/devices")
                        ? newest("device")
                        : operation.contains("/invites") ? newest("invite to " + room) : id();
            case "deviceId" -> newest("device");
            case "refreshToken", "accessToken" -> newest(field);
            default -> null;
        };
        if (text != null) {
            return JSON.stringNode(text);
        }
        return switch (field) {
            case "re", "after", "before", "limit" -> JSON.numberNode(1 + chance.nextInt(9));
            case "cookie" -> JSON.booleanNode(chance.nextInt(4) == 0);
            default -> null;
        };
    }

    private String id() {
        String known = chance.nextInt(3) == 0 ? newest("stored id") : null;
        if (known != null) {
            return known;
        }
        String fresh = new UUID(chance.nextLong(), chance.nextLong()).toString();
        remember("stored id", fresh);
        return fresh;
    }

    /// Everything so far that no log may say.
    Set<String> secrets() {
        Set<String> all = new HashSet<>(secrets);
        Stream.of(CHANNELS, ODD_CHANNELS, PROOFS, PASSWORDS).forEach(all::addAll);
        return all;
    }

    void remember(String kind, String text) {
        List<String> all = told.computeIfAbsent(kind, _ -> new ArrayList<>());
        all.add(text);
        if (SECRET.contains(kind)) {
            secrets.add(text);
        }
        if (all.size() > MOST) {
            all.removeFirst();
        }
    }

    /// Somebody is in the room on a socket.
    void isPresent(String where, String author) {
        present.put(where, author);
    }

    /// @param token with which it was asked, or null
    void learn(String operation, @Nullable String token, Reply reply) {
        reply.all("set-cookie").forEach(cookie -> remember("cookie", cookie.replaceFirst(";.*", "")));
        if (token != null && reply.status() == 401 && reply.body().contains("token_revoked")) {
            told.getOrDefault("accessToken", new ArrayList<>()).remove(token);
            founders.values().removeAll(List.of(token));
        }
        if (reply.status() >= 300 || !reply.header("content-type").equals("application/json")) {
            return;
        }
        JsonNode json = reply.json();
        learn(json);
        if (operation.equals("POST /rooms") && reply.status() == 201 && token != null) {
            founds(json.path("room").stringValue(), token);
            founds(json.path("channel").stringValue(), token);
        } else if (operation.equals("DELETE /rooms/{room}")) {
            founders.remove(room);
        }
        if (json.has("code")) {
            remember("invite to " + room, json.path("id").stringValue());
        }
    }

    private void founds(String where, String token) {
        founders.put(where, token);
        if (founders.size() > MOST) {
            founders.remove(any(List.copyOf(founders.keySet())));
        }
    }

    private void learn(JsonNode json) {
        json.properties().forEach(field -> {
            if (field.getValue().isString()) {
                remember(field.getKey(), field.getValue().stringValue());
            }
            learn(field.getValue());
        });
        json.path("devices")
                .forEach(device -> remember("device", device.path("id").stringValue()));
        json.path("members").forEach(this::learn);
    }
}
