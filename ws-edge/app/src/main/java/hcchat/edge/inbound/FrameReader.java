package hcchat.edge.inbound;

import hcchat.edge.inbound.Incoming.Kind;
import hcchat.wire.AttachmentForm;
import hcchat.wire.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// JSON to frames. Of a key that stands twice the last counts; keys that no command has are skipped.
public final class FrameReader {
    private static final int DEPTH = 20;

    /// The names of all fields that are read.
    static final Set<String> KNOWN = Set.of(
            "cmd",
            "id",
            "channel",
            "nick",
            "color",
            "command",
            "userid",
            "whom",
            "to",
            "pass",
            "password",
            "token",
            "device",
            "door",
            "since",
            "after",
            "epoch",
            "isBot",
            "text",
            "re",
            "of",
            "type",
            "attachment",
            "customId",
            "mode",
            "before",
            "delivered",
            "read",
            "limit",
            "kind",
            "history",
            "role",
            "until",
            "locked",
            "days",
            "objectKey",
            "mime",
            "bytes",
            "encryption",
            "scheme",
            "headerB64",
            "chunkSize",
            "thumbnail",
            "width",
            "height");

    private static final List<String> OF_TEXT = List.of("token", "device", "door", "since", "type");

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();

    public Incoming read(byte[] utf8) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), utf8)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Incoming(Kind.BROKEN, null, false);
            }
            if (first != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return parser.nextToken() == null ? junk(false) : new Incoming(Kind.BROKEN, null, false);
            }
            Map<String, Object> fields = object(parser);
            if (parser.nextToken() != null) {
                return new Incoming(Kind.BROKEN, null, false);
            }
            return frame(new Fields(fields));
        } catch (JacksonException broken) {
            return new Incoming(Kind.BROKEN, null, false);
        }
    }

    private static Incoming junk(boolean speaksHcchat) {
        return new Incoming(Kind.JUNK, null, speaksHcchat);
    }

    private static Incoming frame(Fields fields) {
        String cmd = fields.text("cmd");
        boolean hcchat = fields.text("id") != null
                || fields.has("after")
                || fields.has("door")
                || fields.has("device")
                || ("join".equals(cmd) && fields.has("token"));
        return cmd == null ? junk(hcchat) : new Incoming(Kind.FRAME, Frames.of(cmd, fields), hcchat, odd(cmd, fields));
    }

    /// What only HCChat's clients send is looked at for them only: hack.chat passes over fields that it doesn't
    /// know.
    private static @Nullable Code odd(String cmd, Fields fields) {
        if (fields.isOddText("id")) {
            return Code.BAD_ID;
        }
        String type = fields.text("type");
        boolean attached = fields.has("attachment");
        if ("chat".equals(cmd) && attached && !"attachment".equals(type)) {
            return Code.BAD_ATTACHMENT;
        }
        if ("chat".equals(cmd) && type != null && !attached && !"text".equals(type)) {
            return Code.BAD_FRAME;
        }
        for (String name : OF_TEXT) {
            if (fields.isOddText(name)) {
                return Code.BAD_FRAME;
            }
        }
        return null;
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> fields = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (KNOWN.contains(name)) {
                fields.put(name, value(parser, token));
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                parser.skipChildren();
                yield Fields.OTHER;
            }
            default -> Fields.NULL;
        };
    }

    /// Whole numbers that JavaScript can hold exactly; others only as what they aren't.
    private static Object number(JsonParser parser) {
        double value = parser.getDoubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? (Object) (long) value : Fields.OTHER;
    }

    /// The top of a frame or an object in it. Every value is a String, a Long, a Boolean, a map, [#NULL] or
    /// [#OTHER].
    record Fields(Map<String, Object> values) implements AttachmentForm.Fields {
        static final Object NULL = new Object();
        static final Object OTHER = new Object();

        @Override
        public boolean has(String name) {
            return values.containsKey(name);
        }

        @Override
        public @Nullable String text(String name) {
            return values.get(name) instanceof String text ? text : null;
        }

        @Override
        public @Nullable Long number(String name) {
            return values.get(name) instanceof Long number ? number : null;
        }

        @Nullable
        Boolean flag(String name) {
            return values.get(name) instanceof Boolean flag ? flag : null;
        }

        @Override
        @SuppressWarnings("unchecked") // object() made it
        public @Nullable Fields object(String name) {
            return values.get(name) instanceof Map<?, ?> map ? new Fields((Map<String, Object>) map) : null;
        }

        /// Whether the field is there with another type than a string.
        boolean isOddText(String name) {
            Object value = values.get(name);
            return value != null && value != NULL && !(value instanceof String);
        }

        /// Whether the field is there and isn't a whole number of at least 0.
        boolean isOddNumber(String name) {
            Object value = values.get(name);
            return value != null && value != NULL && !(value instanceof Long number && number >= 0);
        }
    }
}
