package hcchat.wire.frames;

import static hcchat.wire.frames.JsonBuffer.name;

import hcchat.room.Attachment;

/// An attachment as frames carry it.
final class AttachmentJson {
    private static final byte[] ATTACHMENT = name("attachment");
    private static final byte[] OBJECT_KEY = name("objectKey");
    private static final byte[] MIME = name("mime");
    private static final byte[] BYTES = name("bytes");
    private static final byte[] ENCRYPTION = name("encryption");
    private static final byte[] SCHEME = name("scheme");
    private static final byte[] HEADER = name("headerB64");
    private static final byte[] CHUNK_SIZE = name("chunkSize");
    private static final byte[] THUMBNAIL = name("thumbnail");
    private static final byte[] WIDTH = name("width");
    private static final byte[] HEIGHT = name("height");

    private AttachmentJson() {}

    static void write(JsonBuffer out, Attachment attachment) {
        out.with(ATTACHMENT).open().with(OBJECT_KEY, attachment.objectKey());
        out.with(MIME, attachment.mime()).with(BYTES, attachment.bytes());
        Attachment.Encryption encryption = attachment.encryption();
        out.with(ENCRYPTION).open().with(SCHEME, encryption.scheme());
        out.with(HEADER, encryption.headerB64())
                .with(CHUNK_SIZE, encryption.chunkSize())
                .shut();
        Attachment.Thumbnail thumbnail = attachment.thumbnail();
        if (thumbnail != null) {
            out.with(THUMBNAIL).open();
            if (thumbnail.objectKey() != null) {
                out.with(OBJECT_KEY, thumbnail.objectKey());
            }
            out.with(MIME, thumbnail.mime()).with(WIDTH, thumbnail.width()).with(HEIGHT, thumbnail.height());
            out.with(BYTES, thumbnail.bytes()).shut();
        }
        out.shut();
    }
}
