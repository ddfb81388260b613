package hcchat.room;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads events as golden files and published vectors write them.
public final class EventJson {
    private EventJson() {}

    public static RoomEvent event(JsonNode json) {
        EventMeta meta = new EventMeta(
                json.get("seq").longValue(),
                UUID.fromString(json.get("id").stringValue()),
                json.get("time").longValue(),
                AuthorId.parse(json.get("author").stringValue()),
                Blind.parse(json.get("blind").stringValue()));
        EventType type = type(json);
        long of = json.path("of").asLong(0);
        return switch (type) {
            case CHAT, EMOTE, ATTACHMENT ->
                new RoomEvent.MessagePosted(meta, type, re(json), text(json), attachment(json));
            case EDIT -> new RoomEvent.MessageEdited(meta, of, json.get("text").stringValue());
            case DELETE -> new RoomEvent.MessageDeleted(meta, of);
            case REACT -> new RoomEvent.ReactionSet(meta, of, json.get("text").stringValue());
            case DOOR, ROLE, BAN, MUTE, LOCK, KEY, EXPIRE -> new RoomEvent.StateChanged(meta, change(type, json));
            default -> throw new IllegalArgumentException("reserved " + type);
        };
    }

    private static StateChange change(EventType type, JsonNode json) {
        return switch (type) {
            case DOOR ->
                new StateChange.DoorSet(
                        Objects.requireNonNull(DoorKind.ofWord(json.get("kind").stringValue())),
                        json.has("mac") ? DoorMac.parse(json.get("mac").stringValue()) : null,
                        Objects.requireNonNull(
                                HistoryRule.ofWord(json.get("history").stringValue())),
                        json.has("whom") ? whom(json) : null);
            case ROLE ->
                new StateChange.RoleGiven(
                        whom(json),
                        Objects.requireNonNull(Role.ofWord(json.get("role").stringValue())));
            case BAN ->
                new StateChange.Banned(
                        whom(json),
                        json.get("until").longValue(),
                        json.has("address")
                                ? AddressTag.parse(json.get("address").stringValue())
                                : null);
            case MUTE -> new StateChange.Muted(whom(json), json.get("until").longValue());
            case LOCK -> new StateChange.Locked(json.get("locked").booleanValue());
            case KEY -> new StateChange.Rekeyed(json.get("text").stringValue());
            case EXPIRE -> new StateChange.RetentionSet(json.get("days").intValue());
            default -> throw new IllegalArgumentException("not a change of state: " + type);
        };
    }

    private static AuthorId whom(JsonNode json) {
        return AuthorId.parse(json.get("whom").stringValue());
    }

    /// The command from which the event came.
    public static RoomCommand command(RoomEvent event) {
        UUID id = event.meta().id();
        AuthorId author = event.meta().author();
        return switch (event) {
            case RoomEvent.MessagePosted p ->
                new RoomCommand.PostMessage(id, author, p.type(), p.re(), p.text(), p.attachment());
            case RoomEvent.MessageEdited e -> new RoomCommand.EditMessage(id, author, e.of(), e.text());
            case RoomEvent.MessageDeleted d -> new RoomCommand.DeleteMessage(id, author, d.of());
            case RoomEvent.ReactionSet r -> new RoomCommand.SetReaction(id, author, r.of(), r.text());
            case RoomEvent.StateChanged s -> new RoomCommand.ChangeState(id, author, s.change());
        };
    }

    private static EventType type(JsonNode json) {
        String word = json.get("type").stringValue();
        for (EventType type : EventType.values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        throw new IllegalArgumentException(word);
    }

    private static @Nullable Long re(JsonNode json) {
        return json.has("re") ? (Long) json.get("re").longValue() : null;
    }

    private static @Nullable String text(JsonNode json) {
        return json.has("text") ? json.get("text").stringValue() : null;
    }

    private static @Nullable Attachment attachment(JsonNode json) {
        JsonNode a = json.get("attachment");
        if (a == null) {
            return null;
        }
        JsonNode e = a.get("encryption");
        return new Attachment(
                a.get("objectKey").stringValue(),
                a.get("mime").stringValue(),
                a.get("bytes").longValue(),
                new Attachment.Encryption(
                        e.get("scheme").stringValue(),
                        e.get("headerB64").stringValue(),
                        e.get("chunkSize").longValue()),
                thumbnail(a.get("thumbnail")));
    }

    private static Attachment.@Nullable Thumbnail thumbnail(@Nullable JsonNode t) {
        if (t == null) {
            return null;
        }
        return new Attachment.Thumbnail(
                t.has("objectKey") ? t.get("objectKey").stringValue() : null,
                t.get("mime").stringValue(),
                t.get("width").longValue(),
                t.get("height").longValue(),
                t.get("bytes").longValue());
    }
}
