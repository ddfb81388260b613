package hcchat.edge.inbound;

import hcchat.edge.inbound.FrameReader.Fields;
import hcchat.room.Attachment;
import hcchat.room.UpdateMode;
import hcchat.wire.AttachmentForm;
import hcchat.wire.ClientFrame;
import hcchat.wire.Code;
import hcchat.wire.Limits;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From fields to the frame that they are, or to what is wrong with them.
final class Frames {
    private Frames() {}

    static ClientFrame of(String cmd, Fields fields) {
        String id = fields.text("id");
        String channel = fields.text("channel");
        return switch (cmd) {
            case "join" -> join(fields, id, channel);
            case "session" -> new ClientFrame.Session(id, channel, fields.text("token"), fields.flag("isBot"));
            case "chat" -> chat(fields, id, channel);
            case "emote" -> emote(fields, id, channel);
            case "edit" -> edit(fields, id, channel);
            case "delete" -> delete(fields, id, channel);
            case "react" -> react(fields, id, channel);
            case "changenick" -> changeNick(fields, id, channel);
            case "changecolor" -> changeColor(fields, id, channel);
            case "whisper" -> whisper(fields, id, channel);
            case "invite" ->
                new ClientFrame.Invite(
                        id,
                        channel,
                        fields.text("nick"),
                        fields.number("userid"),
                        fields.text("whom"),
                        fields.text("to"));
            case "typing" -> new ClientFrame.Typing(id, channel);
            case "seen" -> seen(fields, id, channel);
            case "help" -> help(fields, id, channel);
            case "stats" -> new ClientFrame.Stats(id, channel, false);
            case "morestats" -> new ClientFrame.Stats(id, channel, true);
            case "getchannels" -> new ClientFrame.GetChannels(id, channel);
            case "updateMessage" -> updateMessage(fields, id, channel);
            case "leave" -> new ClientFrame.Leave(id, channel);
            case "history" -> history(fields, id, channel);
            case "head" -> new ClientFrame.Head(id, channel);
            case "ping" -> new ClientFrame.Ping(id, channel);
            default -> {
                ClientFrame keeping = KeeperFrames.of(cmd, fields, id, channel);
                yield keeping == null ? new ClientFrame.Unknown(id, channel, cmd) : keeping;
            }
        };
    }

    private static ClientFrame join(Fields fields, @Nullable String id, @Nullable String channel) {
        if (fields.isOddText("nick")) {
            return new ClientFrame.Malformed(id, channel, "join", Code.BAD_NICK);
        }
        // hack.chat answers a missing channel with silence and one of another type with a refusal.
        if (channel == null && fields.has("channel")) {
            return new ClientFrame.Malformed(id, channel, "join", Code.BAD_CHANNEL);
        }
        if (fields.isOddNumber("after") || fields.isOddNumber("epoch")) {
            return new ClientFrame.Malformed(id, channel, "join", Code.BAD_NUMBER);
        }
        Long epoch = fields.number("epoch");
        if (epoch != null && epoch > Integer.MAX_VALUE) {
            return new ClientFrame.Malformed(id, channel, "join", Code.BAD_NUMBER);
        }
        return new ClientFrame.Join(
                id,
                channel,
                fields.text("nick"),
                password(fields),
                fields.text("token"),
                fields.text("device"),
                fields.text("door"),
                fields.text("since"),
                fields.number("after"),
                epoch == null ? null : (Integer) epoch.intValue());
    }

    /// hack.chat's older name for it wins, and a number is taken as it is written.
    private static @Nullable String password(Fields fields) {
        for (String name : new String[] {"password", "pass"}) {
            String text = fields.text(name);
            Long number = fields.number(name);
            if (text != null) {
                return text;
            }
            if (number != null) {
                return number.toString();
            }
        }
        return null;
    }

    private static ClientFrame chat(Fields fields, @Nullable String id, @Nullable String channel) {
        String text = fields.text("text");
        Attachment attachment = null;
        if ("attachment".equals(fields.text("type"))) {
            attachment = AttachmentForm.of(fields.object("attachment"));
            if (attachment == null) {
                return new ClientFrame.Malformed(id, channel, "chat", Code.BAD_ATTACHMENT);
            }
        }
        if (fields.isOddText("text") || (text == null && attachment == null)) {
            return new ClientFrame.Malformed(id, channel, "chat", Code.BAD_TEXT);
        }
        if (isOddSeq(fields, "re")) {
            return new ClientFrame.Malformed(id, channel, "chat", Code.BAD_NUMBER);
        }
        if (fields.isOddText("customId")) {
            return new ClientFrame.Malformed(id, channel, "chat", Code.BAD_CUSTOM_ID);
        }
        return new ClientFrame.Chat(id, channel, text, fields.number("re"), attachment, fields.text("customId"));
    }

    /// Whether the field is there and can't be an event's.
    private static boolean isOddSeq(Fields fields, String name) {
        Long seq = fields.number(name);
        return fields.isOddNumber(name) || (seq != null && seq < 1);
    }

    private static ClientFrame emote(Fields fields, @Nullable String id, @Nullable String channel) {
        String text = fields.text("text");
        if (text == null) {
            return malformed(fields, id, channel, "emote", Code.BAD_TEXT, "text");
        }
        return isOddSeq(fields, "re")
                ? new ClientFrame.Malformed(id, channel, "emote", Code.BAD_NUMBER)
                : new ClientFrame.Emote(id, channel, text, fields.number("re"));
    }

    private static ClientFrame changeNick(Fields fields, @Nullable String id, @Nullable String channel) {
        String nick = fields.text("nick");
        return nick == null
                ? malformed(fields, id, channel, "changenick", Code.BAD_NICK, "nick")
                : new ClientFrame.ChangeNick(id, channel, nick);
    }

    private static ClientFrame changeColor(Fields fields, @Nullable String id, @Nullable String channel) {
        String color = fields.text("color");
        return color == null
                ? malformed(fields, id, channel, "changecolor", Code.BAD_COLOR, "color")
                : new ClientFrame.ChangeColor(id, channel, color);
    }

    private static ClientFrame updateMessage(Fields fields, @Nullable String id, @Nullable String channel) {
        String customId = fields.text("customId");
        String text = fields.text("text");
        if (customId == null || text == null || fields.isOddText("mode")) {
            return malformed(fields, id, channel, "updateMessage", Code.BAD_TEXT, "text", "customId");
        }
        String mode = fields.text("mode");
        String how = mode == null || mode.isEmpty() ? UpdateMode.OVERWRITE.word() : mode;
        return new ClientFrame.UpdateMessage(id, channel, customId, how, text);
    }

    private static ClientFrame help(Fields fields, @Nullable String id, @Nullable String channel) {
        return fields.isOddText("command")
                ? new ClientFrame.Malformed(id, channel, "help", Code.BAD_TEXT)
                : new ClientFrame.Help(id, channel, fields.text("command"));
    }

    private static ClientFrame whisper(Fields fields, @Nullable String id, @Nullable String channel) {
        String text = fields.text("text");
        boolean addressed = fields.has("nick") || fields.has("userid") || fields.has("whom");
        if (text == null || !addressed) {
            Code why = text == null ? Code.BAD_TEXT : Code.NO_SUCH_USER;
            return malformed(fields, id, channel, "whisper", why, "nick", "text");
        }
        // hack.chat asks that there is a nick, of whatever type.
        String nick = fields.has("nick") && fields.text("nick") == null ? "" : fields.text("nick");
        return new ClientFrame.Whisper(id, channel, nick, fields.number("userid"), fields.text("whom"), text);
    }

    /// @param required the fields that hack.chat asks for; those that are there are of another type
    private static ClientFrame malformed(
            Fields fields, @Nullable String id, @Nullable String channel, String cmd, Code why, String... required) {
        String missing = Stream.of(required).filter(name -> !fields.has(name)).collect(Collectors.joining(", "));
        return new ClientFrame.Malformed(id, channel, cmd, why, missing.isEmpty() ? null : missing);
    }

    private static ClientFrame edit(Fields fields, @Nullable String id, @Nullable String channel) {
        Long of = fields.number("of");
        String text = fields.text("text");
        if (of == null || of < 1) {
            return new ClientFrame.Malformed(id, channel, "edit", Code.BAD_NUMBER);
        }
        return text == null
                ? new ClientFrame.Malformed(id, channel, "edit", Code.BAD_TEXT)
                : new ClientFrame.Edit(id, channel, of, text);
    }

    private static ClientFrame delete(Fields fields, @Nullable String id, @Nullable String channel) {
        Long of = fields.number("of");
        return of == null || of < 1
                ? new ClientFrame.Malformed(id, channel, "delete", Code.BAD_NUMBER)
                : new ClientFrame.Delete(id, channel, of);
    }

    private static ClientFrame react(Fields fields, @Nullable String id, @Nullable String channel) {
        Long of = fields.number("of");
        String text = fields.text("text");
        if (of == null || of < 1) {
            return new ClientFrame.Malformed(id, channel, "react", Code.BAD_NUMBER);
        }
        return text == null
                ? new ClientFrame.Malformed(id, channel, "react", Code.BAD_TEXT)
                : new ClientFrame.React(id, channel, of, text);
    }

    private static ClientFrame seen(Fields fields, @Nullable String id, @Nullable String channel) {
        Long delivered = fields.number("delivered");
        Long read = fields.number("read");
        boolean odd = fields.isOddNumber("delivered") || fields.isOddNumber("read");
        return odd || (delivered == null && read == null)
                ? new ClientFrame.Malformed(id, channel, "seen", Code.BAD_NUMBER)
                : new ClientFrame.Seen(id, channel, delivered, read);
    }

    private static ClientFrame history(Fields fields, @Nullable String id, @Nullable String channel) {
        Long before = fields.number("before");
        Long limit = fields.number("limit");
        if (before == null || before < 1 || fields.isOddNumber("limit") || (limit != null && limit < 1)) {
            return new ClientFrame.Malformed(id, channel, "history", Code.BAD_NUMBER);
        }
        long most = Limits.HISTORY_EVENTS;
        return new ClientFrame.History(id, channel, before, (int) Math.min(limit == null ? most : limit, most));
    }
}
