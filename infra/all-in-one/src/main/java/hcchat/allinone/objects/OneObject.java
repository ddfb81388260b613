package hcchat.allinone.objects;

import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/// What whoever shows a URL has of the store: its one object, to read or write, for nobody else to see. A signature
/// doesn't
/// cover every header of a request, and some ask for more than its URL says: `x-amz-copy-source` reads another object,
/// `x-amz-acl` opens this one to everybody.
final class OneObject extends ForwardingBlobStore {
    private final String bucket;
    private final String key;

    OneObject(BlobStore objects, String bucket, String key) {
        super(objects);
        this.bucket = bucket;
        this.key = key;
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        if (!bucket.equals(request.bucket())) {
            throw Refusals.denied();
        }
        return super.headBucket(request);
    }

    @Override
    public boolean blobExists(String container, String name) {
        only(container, name);
        return super.blobExists(container, name);
    }

    @Override
    public @Nullable HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        only(request.bucket(), request.key());
        return super.blobMetadata(request);
    }

    @Override
    public @Nullable ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        only(request.bucket(), request.key());
        return super.getBlob(request);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        only(request.bucket(), request.key());
        if (request.acl() != null && request.acl() != ObjectCannedACL.PRIVATE) {
            throw Refusals.denied();
        }
        return super.putBlob(request, payload);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream part) {
        only(request.bucket(), request.key());
        return super.uploadMultipartPart(upload, request, part);
    }

    private void only(@Nullable String container, @Nullable String name) {
        if (!bucket.equals(container) || !key.equals(name)) {
            throw Refusals.denied();
        }
    }

    @Override
    public ListBucketsResponse list() {
        throw Refusals.denied();
    }

    @Override
    public ListBucketsResponse list(ListBucketsRequest request) {
        throw Refusals.denied();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        throw Refusals.denied();
    }

    @Override
    public ListObjectsResponse listV1(ListObjectsRequest request) {
        throw Refusals.denied();
    }

    @Override
    public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
        throw Refusals.denied();
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        throw Refusals.denied();
    }

    @Override
    public void clearContainer(ListObjectsV2Request request) {
        throw Refusals.denied();
    }

    @Override
    public void deleteContainer(String container) {
        throw Refusals.denied();
    }

    @Override
    public void deleteBucket(String container) {
        throw Refusals.denied();
    }

    @Override
    public BucketCannedACL getContainerAccess(String container) {
        throw Refusals.denied();
    }

    @Override
    public GetBucketAclResponse getContainerAcl(GetBucketAclRequest request) {
        throw Refusals.denied();
    }

    @Override
    public void setContainerAccess(String container, BucketCannedACL access) {
        throw Refusals.denied();
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        throw Refusals.denied();
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        throw Refusals.denied();
    }

    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        throw Refusals.denied();
    }

    @Override
    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
        throw Refusals.denied();
    }

    @Override
    public DeleteBucketEncryptionResponse deleteBucketEncryption(DeleteBucketEncryptionRequest request) {
        throw Refusals.denied();
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        throw Refusals.denied();
    }

    @Override
    public UploadPartCopyResponse copyMultipartPart(MultipartUpload upload, UploadPartCopyRequest request) {
        throw Refusals.denied();
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        throw Refusals.denied();
    }

    @Override
    public DeleteObjectsResponse removeBlobs(DeleteObjectsRequest request) {
        throw Refusals.denied();
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String name) {
        throw Refusals.denied();
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String name, @Nullable String version) {
        throw Refusals.denied();
    }

    @Override
    public GetObjectAclResponse getBlobAcl(GetObjectAclRequest request) {
        throw Refusals.denied();
    }

    @Override
    public void setBlobAccess(String container, String name, ObjectCannedACL access) {
        throw Refusals.denied();
    }

    @Override
    public void setBlobAccess(String container, String name, ObjectCannedACL access, @Nullable String version) {
        throw Refusals.denied();
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        throw Refusals.denied();
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        throw Refusals.denied();
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        throw Refusals.denied();
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        throw Refusals.denied();
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String container) {
        throw Refusals.denied();
    }
}
