package hcchat.storage.objects;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.DeleteObjectsArgs;
import io.minio.HeadObjectArgs;
import io.minio.HeadObjectResponse;
import io.minio.Http;
import io.minio.ListObjectsV2Args;
import io.minio.ListPartsArgs;
import io.minio.messages.Contents;
import io.minio.messages.DeleteRequest;
import io.minio.messages.DeleteResult;
import io.minio.messages.ListBucketResultV2;
import io.minio.messages.ListPartsResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bucket of a store that speaks S3.
final class S3ObjectStore implements ObjectStore {
    // What S3 takes in one request.
    private static final int PAGE = 1_000;

    private final S3Connection connection;
    private final S3Calls calls;
    private final String bucket;

    S3ObjectStore(S3Connection connection, String bucket) {
        this.connection = connection;
        this.calls = connection.calls();
        this.bucket = bucket;
    }

    @Override
    public boolean isThere() {
        return connection.reach().isThere();
    }

    @Override
    public @Nullable Stored head(String key) {
        try {
            HeadObjectResponse found = calls.answer(connection
                    .client()
                    .headObject(
                            HeadObjectArgs.builder().bucket(bucket).object(key).build()));
            return new Stored(found.size(), bare(found.etag()));
        } catch (StoreRefusal refusal) {
            if (refusal.isMissing()) {
                return null;
            }
            throw refusal.unexpected();
        }
    }

    @Override
    public List<String> list(String prefix, @Nullable String after, int most) {
        ListObjectsV2Args.Builder wish =
                ListObjectsV2Args.builder().bucket(bucket).prefix(prefix).maxKeys(most);
        if (after != null) {
            wish.startAfter(after);
        }
        try {
            ListBucketResultV2 page = calls.answer(connection.client().listObjectsV2(wish.build()))
                    .result();
            return page.contents().stream().map(Contents::objectName).toList();
        } catch (StoreRefusal refusal) {
            throw refusal.unexpected();
        }
    }

    @Override
    public void delete(Collection<String> keys) {
        List<DeleteRequest.Object> doomed =
                keys.stream().map(DeleteRequest.Object::new).toList();
        for (int from = 0; from < doomed.size(); from += PAGE) {
            deletePage(doomed.subList(from, Math.min(from + PAGE, doomed.size())));
        }
    }

    private void deletePage(List<DeleteRequest.Object> doomed) {
        try {
            DeleteResult result = calls.answer(connection
                            .client()
                            .deleteObjects(DeleteObjectsArgs.builder()
                                    .bucket(bucket)
                                    .objects(doomed)
                                    .quiet(true)
                                    .build()))
                    .result();
            for (DeleteResult.Error error : result.errors()) {
                throw new ObjectStoreException(false, "the store did not delete: " + error.code(), null);
            }
        } catch (StoreRefusal refusal) {
            throw refusal.unexpected();
        }
    }

    @Override
    public String begin(String key, String contentType) {
        try {
            return calls.answer(connection
                            .client()
                            .createMultipartUpload(CreateMultipartUploadArgs.builder()
                                    .bucket(bucket)
                                    .object(key)
                                    .headers(new Http.Headers(Http.Headers.CONTENT_TYPE, contentType))
                                    .build()))
                    .result()
                    .uploadId();
        } catch (StoreRefusal refusal) {
            throw refusal.unexpected();
        }
    }

    @Override
    public List<Part> parts(String key, String upload) {
        List<Part> parts = new ArrayList<>();
        try {
            ListPartsResult page;
            do {
                page = calls.answer(connection.client().listParts(pageOfParts(key, upload, parts)))
                        .result();
                page.parts()
                        .forEach(part -> parts.add(new Part(part.partNumber(), part.partSize(), bare(part.etag()))));
            } while (page.isTruncated() && !page.parts().isEmpty());
            return List.copyOf(parts);
        } catch (StoreRefusal refusal) {
            if (refusal.isMissing()) {
                return List.of();
            }
            throw refusal.unexpected();
        }
    }

    private ListPartsArgs pageOfParts(String key, String upload, List<Part> before) {
        ListPartsArgs.Builder wish = ListPartsArgs.builder()
                .bucket(bucket)
                .object(key)
                .uploadId(upload)
                .maxParts(PAGE);
        if (!before.isEmpty()) {
            wish.partNumberMarker(before.getLast().number());
        }
        return wish.build();
    }

    @Override
    public Completion complete(String key, String upload, List<Part> parts) {
        if (!connection.writesOnlyNew() && head(key) != null) {
            // Two at once may both come this far: a store that knows no condition leaves no better way.
            return parts(key, upload).isEmpty() ? Completion.GONE : Completion.TAKEN;
        }
        CompleteMultipartUploadArgs.Builder wish = CompleteMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(key)
                .uploadId(upload)
                .parts(parts.stream()
                        .map(part -> new io.minio.messages.Part(part.number(), part.etag()))
                        .toArray(io.minio.messages.Part[]::new));
        if (connection.writesOnlyNew()) {
            wish.extraHeaders(new Http.Headers("If-None-Match", "*"));
        }
        try {
            calls.answer(connection.patientClient().completeMultipartUpload(wish.build()));
            return Completion.DONE;
        } catch (StoreRefusal refusal) {
            if (refusal.isNoSuchUpload()) {
                return Completion.GONE;
            }
            if (refusal.isTaken()) {
                return parts(key, upload).isEmpty() ? Completion.GONE : Completion.TAKEN;
            }
            throw refusal.unexpected();
        }
    }

    @Override
    public void abort(String key, String upload) {
        try {
            calls.answer(connection
                    .client()
                    .abortMultipartUpload(AbortMultipartUploadArgs.builder()
                            .bucket(bucket)
                            .object(key)
                            .uploadId(upload)
                            .build()));
        } catch (StoreRefusal refusal) {
            if (!refusal.isMissing()) {
                throw refusal.unexpected();
            }
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private static String bare(String etag) {
        return etag.replace("\"", "");
    }
}
