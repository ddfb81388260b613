package hcchat.intake.grpc;

import hcchat.intake.v1.IntakeWire;
import hcchat.room.Attachment;

/// Attachments as messages.
final class AttachmentWire {
    private AttachmentWire() {}

    static IntakeWire.Attachment write(Attachment attachment) {
        IntakeWire.Attachment.Builder out = IntakeWire.Attachment.newBuilder()
                .setObjectKey(attachment.objectKey())
                .setMime(attachment.mime())
                .setBytes(attachment.bytes())
                .setScheme(attachment.encryption().scheme())
                .setHeaderB64(attachment.encryption().headerB64())
                .setChunkSize(attachment.encryption().chunkSize());
        Attachment.Thumbnail thumbnail = attachment.thumbnail();
        if (thumbnail != null) {
            IntakeWire.Thumbnail.Builder small = out.getThumbnailBuilder()
                    .setMime(thumbnail.mime())
                    .setWidth(thumbnail.width())
                    .setHeight(thumbnail.height())
                    .setBytes(thumbnail.bytes());
            if (thumbnail.objectKey() != null) {
                small.setObjectKey(thumbnail.objectKey());
            }
        }
        return out.build();
    }

    static Attachment read(IntakeWire.Attachment in) {
        return new Attachment(
                in.getObjectKey(),
                in.getMime(),
                in.getBytes(),
                new Attachment.Encryption(in.getScheme(), in.getHeaderB64(), in.getChunkSize()),
                in.hasThumbnail() ? read(in.getThumbnail()) : null);
    }

    private static Attachment.Thumbnail read(IntakeWire.Thumbnail in) {
        return new Attachment.Thumbnail(
                in.hasObjectKey() ? in.getObjectKey() : null,
                in.getMime(),
                in.getWidth(),
                in.getHeight(),
                in.getBytes());
    }
}
