package hcchat.command.rest;

import hcchat.wire.AttachmentForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of an object, read as the socket reads those of a frame.
public record JsonFields(JsonNode object) implements AttachmentForm.Fields {
    private static final double EXACT = 1L << 53;

    @Override
    public boolean has(String name) {
        return object.has(name);
    }

    @Override
    public @Nullable String text(String name) {
        JsonNode value = object.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    @Override
    public @Nullable Long number(String name) {
        JsonNode value = object.path(name);
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        return number == Math.rint(number) && Math.abs(number) < EXACT ? (Long) (long) number : null;
    }

    @Override
    public @Nullable JsonFields object(String name) {
        JsonNode value = object.path(name);
        return value.isObject() ? new JsonFields(value) : null;
    }

    /// Whether the field is there and is another thing than a text.
    public boolean isOddText(String name) {
        return isSaid(name) && text(name) == null;
    }

    /// Whether the field is there and is another thing than a number that [#number] takes.
    public boolean isOddNumber(String name) {
        return isSaid(name) && number(name) == null;
    }

    private boolean isSaid(String name) {
        return object.has(name) && !object.path(name).isNull();
    }

    @Override
    public String toString() {
        return "JsonFields";
    }
}
