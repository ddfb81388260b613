package hcchat.cli.json;

import hcchat.cli.command.Typed;
import hcchat.cli.room.Deed;
import hcchat.room.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A script's command.
///
/// @param ref comes back with its result, or null
/// @param typed what it means; [Typed.Malformed] when nothing
/// @param before for [Typed.History]: the number before which, or 0 for the newest
/// @param limit for [Typed.History]
record Order(@Nullable String ref, Typed typed, long before, int limit) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 100;
    private static final int MOST = 500;

    static Order read(String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JacksonException broken) {
            return new Order(null, new Typed.Malformed("Not JSON."), 0, 0);
        }
        if (!json.isObject()) {
            return new Order(null, new Typed.Malformed("Not a JSON object."), 0, 0);
        }
        String ref = json.has("ref") ? json.path("ref").asString("") : null;
        int limit = json.path("limit").intValue(PAGE);
        return new Order(ref, typed(json), json.path("before").longValue(0), Math.clamp(limit, 1, MOST));
    }

    private static Typed typed(JsonNode json) {
        String cmd = json.path("cmd").stringValue("");
        String text = json.path("text").isString() ? json.path("text").stringValue() : null;
        String nick = json.path("nick").stringValue("");
        long of = json.path("of").longValue(0);
        Long re = json.path("re").isIntegralNumber() ? (Long) json.path("re").longValue() : null;
        return switch (cmd) {
            case "chat" -> text == null ? lacks(cmd, "text") : new Typed.Say(text, re);
            case "emote" -> text == null ? lacks(cmd, "text") : new Typed.Emote(text);
            case "edit" -> text == null || of < 1 ? lacks(cmd, "of and text") : new Typed.Edit(of, text);
            case "delete" -> of < 1 ? lacks(cmd, "of") : new Typed.Delete(of);
            case "react" -> text == null || of < 1 ? lacks(cmd, "of and text") : new Typed.React(of, text);
            case "whisper" ->
                text == null || nick.isEmpty() ? lacks(cmd, "nick and text") : new Typed.Whisper(nick, text);
            case "send" -> {
                String file = json.path("file").stringValue("");
                yield file.isEmpty() ? lacks(cmd, "file") : new Typed.Send(file, text == null ? "" : text);
            }
            case "save" ->
                of < 1 ? lacks(cmd, "of") : new Typed.Save(of, json.path("to").stringValue(""));
            case "cancel" -> new Typed.Cancel();
            case "nick" -> nick.isEmpty() ? lacks(cmd, "nick") : new Typed.Nick(nick);
            case "color" ->
                json.path("color").isString()
                        ? new Typed.Color(json.path("color").stringValue())
                        : lacks(cmd, "color");
            case "kick", "ban", "unban", "mute", "unmute" ->
                nick.isEmpty() ? lacks(cmd, "nick") : new Typed.Keep(Deed.valueOf(cmd.toUpperCase(Locale.ROOT)), nick);
            case "lock" -> new Typed.Lock(true);
            case "unlock" -> new Typed.Lock(false);
            case "role" -> {
                Role role = Role.ofWord(json.path("role").stringValue(""));
                yield role == null || nick.isEmpty() ? lacks(cmd, "nick and role") : new Typed.GiveRole(nick, role);
            }
            case "history" -> new Typed.History();
            case "quit" -> new Typed.Quit();
            default -> new Typed.Malformed("There is no such cmd.");
        };
    }

    private static Typed lacks(String cmd, String what) {
        return new Typed.Malformed(cmd + " needs " + what + ".");
    }
}
