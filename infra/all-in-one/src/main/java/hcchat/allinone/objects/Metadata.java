package hcchat.allinone.objects;

import hcchat.allinone.host.StartRefused;
import hcchat.allinone.host.StartRefused.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/// What an object is, beside its bytes: its type and its check sum, kept as attributes of its file.
final class Metadata {
    private Metadata() {}

    /// The store would serve everything without them, and nobody would notice before it mattered.
    static void refuseIfLost(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "attributes-", ".probe");
        try {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class);
            if (view == null) {
                throw refused(folder);
            }
            view.write("hcchat", ByteBuffer.wrap(new byte[] {1}));
        } catch (IOException | UnsupportedOperationException e) {
            throw refused(folder);
        } finally {
            Files.delete(probe);
        }
    }

    private static StartRefused refused(Path folder) {
        return new StartRefused(
                Reason.BROKEN_DEPENDENCY,
                "The file system of " + folder
                        + " keeps no extended attributes, which attachments need: choose a folder"
                        + " on another one with --data, or a store elsewhere with HCCHAT_STORAGE_ENDPOINT.");
    }
}
