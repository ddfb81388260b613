package hcchat.spec.hackchat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The names of what chance and time make: a script says `$alice.userid` where the servers say numbers.
final class Names {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern RANDOM_COLOR = Pattern.compile("[0-9a-f]{4,6}");
    // What an editor doesn't show, or obeys.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Zs}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cc}&&[^ ]]");
    private static final Pattern REPEATED = Pattern.compile("\\$\\{(.)\\*(\\d+)}");
    private static final Set<String> COUNTS =
            Set.of("users", "chans", "joins", "invites", "messages", "banned", "kicked", "stats");

    private final String room;
    // What the server said, and what the script calls it.
    private final Map<String, String> byValue = new LinkedHashMap<>();
    private final Map<String, String> byName = new LinkedHashMap<>();

    /// @param room stands for `$room` wherever it is said
    Names(String room) {
        this.room = room;
    }

    /// What is sent for a line of the script.
    String said(String line) {
        String said = REPEATED.matcher(line)
                .replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))))
                .replace("$room", room);
        for (Map.Entry<String, String> known : byName.entrySet()) {
            // Numbers stand in quotes in the script, so that it stays JSON.
            String value = known.getValue();
            said = known.getKey().endsWith(".userid")
                    ? said.replace('"' + known.getKey() + '"', value)
                    : said.replace(known.getKey(), value);
        }
        return said;
    }

    /// What the script says for a frame that `actor` heard.
    String heard(String actor, String frame) {
        if (frame.startsWith("closed ")) {
            return frame;
        }
        ObjectNode top = (ObjectNode) JSON.readTree(frame);
        learn(actor, top);
        if (top.path("time").isIntegralNumber()) {
            top.remove("time");
        }
        rename(top);
        switch (top.path("cmd").stringValue("") + top.path("id").asString("")) {
            case "info1303" -> top.put("text", "$help");
            case "info1304" -> top.put("text", "$motd");
            case "info1305", "info1306" -> count(top);
            default -> {}
        }
        if (top.path("cmd").stringValue("").equals("chat") && top.path("id").isIntegralNumber()) {
            top.put("id", "$id");
        }
        return UNSEEN.matcher(JSON.writeValueAsString(top))
                .replaceAll(
                        sign -> String.format("\\\\u%04x", (int) sign.group().charAt(0)));
    }

    private void learn(String actor, ObjectNode top) {
        top.path("users").forEach(this::learn);
        if (List.of("onlineAdd", "updateUser").contains(top.path("cmd").stringValue(""))) {
            learn(top);
        }
        String token = top.path("token").asString("");
        if (top.path("cmd").stringValue("").equals("session") && !token.isEmpty()) {
            byValue.put(token, "$" + actor + ".token");
            byName.put("$" + actor + ".token", token);
        }
        String invited = top.path("inviteChannel").asString("");
        if (invited.matches("[0-9a-z]{6,8}")) {
            learn("$invited", invited);
        }
    }

    /// Whoever is met is called by the nick that they have then.
    private void learn(JsonNode user) {
        String nick = user.path("nick").asString("").replaceAll("_\\d+$", "");
        for (String field : List.of("userid", "hash", "trip")) {
            learn("$" + nick + "." + field, user.path(field).asString(""));
        }
    }

    private void learn(String name, String value) {
        if (!value.isEmpty() && !byValue.containsKey(value)) {
            String free = name;
            while (byName.containsKey(free)) {
                free += "'";
            }
            byValue.put(value, free);
            byName.put(free, value);
        }
    }

    private void rename(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String key : Set.copyOf(object.propertyNames())) {
                JsonNode value = object.get(key);
                if (value.isString() || value.isNumber()) {
                    String text = value.asString("");
                    String name =
                            key.equals("color") && RANDOM_COLOR.matcher(text).matches() ? "$color" : named(text);
                    if (!name.equals(text)) {
                        object.put(key, name);
                    }
                } else {
                    rename(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isString()) {
                    array.set(i, array.stringNode(named(array.get(i).stringValue(""))));
                } else {
                    rename(array.get(i));
                }
            }
        }
    }

    private String named(String text) {
        String named = text.replace(room, "$room").replaceAll("scarmiglione_\\d+", "scarmiglione_\\$n");
        for (Map.Entry<String, String> known : byValue.entrySet()) {
            // Trips are six characters, and stand alone.
            named = known.getValue().contains(".trip")
                    ? (named.equals(known.getKey()) ? known.getValue() : named)
                    : named.replace(known.getKey(), known.getValue());
        }
        return named;
    }

    private static void count(ObjectNode stats) {
        stats.put("text", stats.path("text").asString("").replaceAll("\\d+", "\\$n"));
        COUNTS.stream().filter(stats::has).forEach(count -> stats.put(count, "$n"));
        if (stats.path("uptime").asString("").matches("\\d+d \\d+h \\d+m \\d+s")) {
            stats.put("uptime", "$uptime");
        }
    }
}
