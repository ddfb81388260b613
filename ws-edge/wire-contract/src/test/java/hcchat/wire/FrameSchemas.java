package hcchat.wire;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The published AsyncAPI document, as what frames can be held against.
public final class FrameSchemas {
    private static final FrameSchemas PUBLISHED = new FrameSchemas();

    private final JsonNode document;
    private final Map<String, Schema> told = new LinkedHashMap<>();

    private FrameSchemas() {
        try (InputStream yaml = Code.class.getResourceAsStream("asyncapi.yaml")) {
            document = new YAMLMapper().readTree(Objects.requireNonNull(yaml));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        // What AsyncAPI's own schemas stand on.
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
        for (String name : messages("tell")) {
            // A schema of its own, with what it refers to.
            ObjectNode schema = (ObjectNode) message(name).get("payload").deepCopy();
            schema.set("definitions", document.get("components").get("schemas"));
            told.put(name, registry.getSchema(schema.toString().replace("#/components/schemas/", "#/definitions/")));
        }
    }

    public static FrameSchemas published() {
        return PUBLISHED;
    }

    JsonNode document() {
        return document;
    }

    /// The names of an operation's messages: `hear` for a client's frames, `tell` for the server's.
    public List<String> messages(String operation) {
        return document.get("operations")
                .get(operation)
                .get("messages")
                .valueStream()
                .map(reference -> reference.get("$ref").stringValue())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();
    }

    public JsonNode message(String name) {
        return document.get("components").get("messages").get(name);
    }

    public JsonNode schema(String name) {
        return document.get("components").get("schemas").get(name);
    }

    /// The server's messages that a frame fits.
    public List<String> fitting(JsonNode frame) {
        return told.entrySet().stream()
                .filter(one -> one.getValue().validate(frame).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// @throws AssertionError if the document doesn't describe that the server tells such a frame
    public void mustDescribe(JsonNode frame) {
        if (fitting(frame).isEmpty()) {
            throw new AssertionError("asyncapi.yaml doesn't describe " + frame + why(frame));
        }
    }

    private String why(JsonNode frame) {
        StringBuilder why = new StringBuilder();
        told.forEach((name, schema) -> {
            JsonNode cmd = message(name).get("payload").get("properties").get("cmd");
            if (frame.path("cmd").equals(cmd.get("const"))) {
                why.append("\n  ").append(name).append(": ");
                schema.validate(frame).stream()
                        .map(Error::toString)
                        .forEach(error -> why.append(error).append("; "));
            }
        });
        return why.toString();
    }
}
