package hcchat.client.file;

import hcchat.client.crypto.FileCipher;
import hcchat.client.crypto.FileOpening;
import hcchat.client.crypto.FileRole;
import hcchat.client.crypto.FileScheme;
import hcchat.client.crypto.SealedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What somebody wants to send.
///
/// @param source where it lies
/// @param bytes how long it was when they said so
/// @param caption empty for none
record Wish(Path source, long bytes, String caption) {
    private static final JsonMapper JSON = new JsonMapper();

    String name() {
        return String.valueOf(source.getFileName());
    }

    FileNote note(byte[] header) {
        return new FileNote(name(), bytes, header, caption, null);
    }

    /// For one's own eyes: header, then what is sealed.
    byte[] seal(FileCipher cipher) {
        byte[] json = JSON.createObjectNode()
                .put("source", source.toString())
                .put("bytes", bytes)
                .put("caption", caption)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            SealedFile done = cipher.seal(FileRole.DRAFT, json.length, new ByteArrayInputStream(json), out);
            byte[] header = done.header();
            byte[] all = Arrays.copyOf(header, header.length + out.size());
            System.arraycopy(out.toByteArray(), 0, all, header.length, out.size());
            return all;
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /// Null for what was sealed under another passphrase.
    static @Nullable Wish open(byte[] sealed, FileCipher cipher) {
        int header = Math.min(FileCipher.HEADER_BYTES, sealed.length);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            FileOpening opening = cipher.open(
                    FileScheme.WHOLE,
                    FileRole.DRAFT,
                    Arrays.copyOf(sealed, header),
                    new ByteArrayInputStream(sealed, header, sealed.length - header),
                    json);
            return opening instanceof FileOpening.Whole ? read(json.toString(StandardCharsets.UTF_8)) : null;
        } catch (IOException | JacksonException broken) {
            return null;
        }
    }

    private static Wish read(String text) {
        JsonNode json = JSON.readTree(text);
        return new Wish(
                Path.of(json.path("source").stringValue("")),
                json.path("bytes").longValue(0),
                json.path("caption").stringValue(""));
    }

    @Override
    public String toString() {
        return "Wish of " + bytes + " bytes";
    }
}
