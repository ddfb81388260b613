package hcchat.client;

import hcchat.room.AuthorId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The frames of what is told and never stored.
final class MomentReader {
    private MomentReader() {}

    static ServerFrame read(String cmd, JsonNode json) {
        try {
            return switch (cmd) {
                case "onlineAdd" -> moment(new RoomSignal.Came(person(json)));
                case "onlineRemove" -> moment(new RoomSignal.Went(person(json)));
                case "updateUser" -> moment(new RoomSignal.Changed(null, person(json)));
                case "typing" -> moment(new RoomSignal.Typing(author(json, "author"), text(json, "nick")));
                case "seen" ->
                    moment(new RoomSignal.Seen(
                            author(json, "author"),
                            text(json, "nick"),
                            FrameReader.number(json, "delivered"),
                            FrameReader.number(json, "read")));
                case "invite" ->
                    moment(new RoomSignal.Invited(
                            author(json, "author"),
                            text(json, "nick"),
                            author(json, "whom"),
                            text(json, "whomNick"),
                            text(json, "inviteChannel")));
                case "whisper" -> whisper(json);
                default -> new ServerFrame.Other(cmd, json);
            };
        } catch (IllegalArgumentException ofAnotherForm) {
            return new ServerFrame.Other(cmd, json);
        }
    }

    private static ServerFrame moment(RoomSignal.Moment told) {
        return new ServerFrame.Moment(told);
    }

    private static ServerFrame whisper(JsonNode json) {
        return new ServerFrame.Whisper(
                UUID.fromString(text(json, "id")),
                author(json, "author"),
                text(json, "nick"),
                author(json, "whom"),
                text(json, "whomNick"),
                json.path("time").longValue(0),
                text(json, "text"));
    }

    /// The entries of `users`.
    ///
    /// @throws IllegalArgumentException if one names no author
    static List<Person> people(JsonNode users) {
        List<Person> people = new ArrayList<>();
        users.forEach(user -> people.add(person(user)));
        return people;
    }

    private static Person person(JsonNode json) {
        return new Person(
                author(json, "author"),
                text(json, "nick"),
                json.path("userid").longValue(0),
                filled(json, "trip"),
                filled(json, "color"));
    }

    private static AuthorId author(JsonNode json, String name) {
        return AuthorId.parse(text(json, name));
    }

    private static @Nullable String filled(JsonNode json, String name) {
        String text = text(json, name);
        return text.isEmpty() ? null : text;
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).stringValue("");
    }
}
