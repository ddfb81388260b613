package hcchat.room;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An attachment's fields inside an event's body, in the order of the record; which optional ones are there is said
/// by the body's flags.
final class AttachmentCodec {
    private static final char REPLACEMENT = '\uFFFD';

    private AttachmentCodec() {}

    static byte[] encode(Attachment attachment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            writeString(out, attachment.objectKey());
            writeString(out, attachment.mime());
            out.writeLong(attachment.bytes());
            writeString(out, attachment.encryption().scheme());
            writeString(out, attachment.encryption().headerB64());
            out.writeLong(attachment.encryption().chunkSize());
            Attachment.Thumbnail thumbnail = attachment.thumbnail();
            if (thumbnail != null) {
                if (thumbnail.objectKey() != null) {
                    writeString(out, thumbnail.objectKey());
                }
                writeString(out, thumbnail.mime());
                out.writeLong(thumbnail.width());
                out.writeLong(thumbnail.height());
                out.writeLong(thumbnail.bytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Attachment decode(ByteBuffer in, boolean thumbnail, boolean thumbnailKey) {
        String objectKey = readString(in);
        String mime = readString(in);
        long bytes = in.getLong();
        Attachment.Encryption encryption = new Attachment.Encryption(readString(in), readString(in), in.getLong());
        if (!thumbnail) {
            return new Attachment(objectKey, mime, bytes, encryption, null);
        }
        String key = thumbnailKey ? readString(in) : null;
        Attachment.Thumbnail small =
                new Attachment.Thumbnail(key, readString(in), in.getLong(), in.getLong(), in.getLong());
        return new Attachment(objectKey, mime, bytes, encryption, small);
    }

    static String readString(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] utf8 = new byte[length];
        in.get(utf8);
        String text = new String(utf8, StandardCharsets.UTF_8);
        // Bytes that aren't UTF-8 became U+FFFD; where one stands, see whether it was there before.
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)) {
            throw new IllegalArgumentException("text that isn't UTF-8");
        }
        return text;
    }

    private static void writeString(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
