package hcchat.allinone.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/// Objects in files. The store below writes each aside and gives it its name once it is whole, so that a killed process
/// leaves whole objects; this one answers once they are on the disk as well, and takes nothing while that is nearly
/// full:
/// PostgreSQL and the log need the rest.
final class DurableObjects extends ForwardingBlobStore {
    private static final long RESERVE = 1L << 30;

    private final Path root;

    DurableObjects(BlobStore files, Path root) {
        super(files);
        this.root = root;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        refuseIfFull(request.contentLength());
        PutObjectResponse stored = super.putBlob(request, payload);
        force(request.bucket(), request.key());
        return stored;
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream part) {
        refuseIfFull(request.contentLength());
        return super.uploadMultipartPart(upload, request, part);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse stored = super.completeMultipartUpload(upload, request);
        force(request.bucket(), request.key());
        return stored;
    }

    private void refuseIfFull(@Nullable Long bytes) {
        try {
            FileStore disk = Files.getFileStore(root);
            long reserve = Math.min(RESERVE, disk.getTotalSpace() / 20);
            if (disk.getUsableSpace() - (bytes == null ? 0 : bytes) < reserve) {
                throw Refusals.full();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // The folders above it may be as new as the file.
    private void force(String bucket, String key) {
        Path file = root.resolve(bucket).resolve(key);
        try {
            // A key with a slash at its end is a folder.
            force(file, Files.isDirectory(file) ? StandardOpenOption.READ : StandardOpenOption.WRITE);
            Path folder = file.getParent();
            while (folder != null && folder.startsWith(root)) {
                force(folder, StandardOpenOption.READ);
                folder = folder.getParent();
            }
        } catch (IOException notOnDisk) {
            throw new UncheckedIOException(notOnDisk);
        }
    }

    private static void force(Path file, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            channel.force(true);
        }
    }
}
