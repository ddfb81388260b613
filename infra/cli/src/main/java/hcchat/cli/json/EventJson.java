package hcchat.cli.json;

import hcchat.cli.room.FileShown;
import hcchat.cli.room.Happening;
import hcchat.cli.room.Moving;
import hcchat.cli.room.Person;
import hcchat.cli.room.Reading;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What happens → JSON. A text that couldn't be opened is left out, and `closed` says why.
final class EventJson {
    // A terminal that shows it has nothing to obey.
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private EventJson() {}

    static ObjectNode object(String event) {
        return JSON.createObjectNode().put("event", event);
    }

    static String line(ObjectNode event) {
        return JSON.writeValueAsString(event);
    }

    static ObjectNode of(Happening happening) {
        return switch (happening) {
            case Happening.Posted posted -> posted(posted);
            case Happening.Edited edited -> text(about("edit", edited, edited.by(), edited.of()), edited.text());
            case Happening.Deleted deleted -> about("delete", deleted, deleted.by(), deleted.of());
            case Happening.Reacted reacted -> text(about("react", reacted, reacted.by(), reacted.of()), reacted.text());
            case Happening.Decided decided ->
                person(stored("decided", decided).put("type", decided.type()), decided.by())
                        .put("sentence", decided.sentence());
            case Happening.Strange strange ->
                object("strange").put("seq", strange.seq()).put("type", strange.type());
            case Happening.Gone gone -> object("gone").put("seq", gone.seq()).put("to", gone.to());
            case Happening.Entered entered -> entered(entered);
            case Happening.CaughtUp caught -> object("caught_up").put("seq", caught.seq());
            case Happening.Came came -> person(object("came"), came.who());
            case Happening.Went went -> person(object("left"), went.who());
            case Happening.Changed changed -> person(object("changed"), changed.who());
            case Happening.Typing typing -> person(object("typing"), typing.who());
            case Happening.Whispered whispered -> {
                ObjectNode json = person(object("whisper").put("time", whispered.time()), whispered.by());
                json.put("to", whispered.to().nick()).put("ours", whispered.ours());
                yield text(json, whispered.text());
            }
            case Happening.Invited invited ->
                person(object("invite"), invited.by())
                        .put("to", invited.to().nick())
                        .put("channel", invited.channel());
            case Happening.Seen seen -> person(object("seen"), seen.who()).put("read", seen.read());
            case Happening.LeftOver left -> object("left_over").put("many", left.many());
            case Happening.NotSaid refused ->
                object("not_said").put("code", refused.code()).put("sentence", refused.sentence());
            case Happening.Lost lost ->
                object("lost").put("retryMs", lost.nextTry().toMillis());
            case Happening.Restored restored -> object("restored").put("from", restored.from());
            case Happening.Missed missed ->
                object("missed")
                        .put("from", missed.from())
                        .put("to", missed.to())
                        .put("readable", missed.readable());
            case Happening.Doubt doubt ->
                object("doubt").put("code", doubt.code()).put("sentence", doubt.sentence());
            case Happening.Warned warned ->
                object("warned").put("code", warned.code()).put("sentence", warned.text());
            case Happening.Ended ended -> object("ended").put("code", ended.code());
        };
    }

    /// @param ref of the command, or null
    static ObjectNode of(@Nullable String ref, Moving moving) {
        ObjectNode json = object("progress");
        optional(json, "ref", ref);
        return json.put("step", moving.step()).put("done", moving.done()).put("bytes", moving.bytes());
    }

    private static ObjectNode posted(Happening.Posted posted) {
        ObjectNode json = person(stored("message", posted).put("id", posted.id()), posted.by());
        json.put("emote", posted.emote());
        if (posted.re() != null) {
            json.put("re", posted.re());
        }
        if (posted.file() != null) {
            FileShown file = posted.file();
            optional(json.putObject("file"), "name", file.name());
            json.withObject("file").put("mime", file.mime()).put("bytes", file.bytes());
        }
        return text(json, posted.text());
    }

    private static ObjectNode entered(Happening.Entered entered) {
        ObjectNode json = object("entered")
                .put("author", entered.self().author())
                .put("epoch", entered.epoch())
                .put("seq", entered.seq());
        ArrayNode people = json.putArray("people");
        entered.people().forEach(one -> person(people.addObject(), one));
        return json;
    }

    private static ObjectNode about(String event, Happening.Stored stored, Person by, long of) {
        return person(stored(event, stored), by).put("of", of);
    }

    private static ObjectNode stored(String event, Happening.Stored stored) {
        return object(event).put("seq", stored.seq()).put("time", stored.time());
    }

    private static ObjectNode person(ObjectNode json, Person person) {
        json.put("nick", person.nick());
        optional(json, "author", person.author().isEmpty() ? null : person.author());
        optional(json, "color", person.color());
        optional(json, "trip", person.trip());
        return json;
    }

    private static void optional(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static ObjectNode text(ObjectNode json, Reading reading) {
        return switch (reading) {
            case Reading.Open open -> json.put("text", open.text());
            case Reading.Closed closed -> json.put("closed", closed.code());
        };
    }
}
