package hcchat.command.rest.any;

import hcchat.command.fixture.OpenApi;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values as schemas of the document want them.
final class Shapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double OPTIONAL = 0.4;
    private static final double KNOWN = 0.85;
    private static final int LONG_TEXT = 200;

    private final Random chance;
    private final Function<String, @Nullable JsonNode> known;

    /// @param known what is known to be of use in a field of this name; null where nothing is
    Shapes(Random chance, Function<String, @Nullable JsonNode> known) {
        this.chance = chance;
        this.known = known;
    }

    /// @param field whose value this is
    JsonNode value(String field, JsonNode written) {
        JsonNode hint = chance.nextDouble() < KNOWN ? known.apply(field) : null;
        if (hint != null) {
            return hint;
        }
        JsonNode schema = OpenApi.published().resolved(written);
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(chance.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").stringValue("")) {
            case "object" -> object(schema);
            case "integer" -> JSON.numberNode(number(schema));
            case "boolean" -> JSON.booleanNode(chance.nextBoolean());
            case "string" -> JSON.stringNode(text(schema));
            default -> throw new IllegalArgumentException("a schema of another kind: " + schema);
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            boolean must = schema.path("required")
                    .valueStream()
                    .anyMatch(one -> one.stringValue().equals(property.getKey()));
            if (must || chance.nextDouble() < OPTIONAL) {
                object.set(property.getKey(), value(property.getKey(), property.getValue()));
            }
        });
        return object;
    }

    private long number(JsonNode schema) {
        long least = schema.path("minimum").longValue(0);
        long most = schema.path("maximum").longValue(1L << 53);
        return switch (chance.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + (long) (chance.nextDouble() * Math.min(most - least, 1_000));
        };
    }

    private String text(JsonNode schema) {
        if (schema.has("pattern")) {
            return Letters.matching(schema.get("pattern").stringValue(), chance);
        }
        if (schema.path("format").stringValue("").equals("uuid")) {
            return new java.util.UUID(chance.nextLong(), chance.nextLong()).toString();
        }
        int least = schema.path("minLength").intValue(0);
        int most = Math.min(schema.path("maxLength").intValue(LONG_TEXT), LONG_TEXT);
        StringBuilder text = new StringBuilder();
        int length = least + chance.nextInt(most - least + 1);
        while (text.length() < length) {
            // One UTF-16 unit each, so that the length holds; of any script.
            int letter = chance.nextInt(5) == 0 ? 0xA1 + chance.nextInt(0xD700 - 0xA1) : ' ' + chance.nextInt(95);
            text.appendCodePoint(letter);
        }
        return text.toString();
    }
}
