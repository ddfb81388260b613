package hcchat.allinone.objects;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What the store says no with.
final class Refusals {
    private Refusals() {}

    static S3Exception denied() {
        return refusal(403, "AccessDenied", "Not for this user");
    }

    static S3Exception full() {
        return refusal(507, "InsufficientStorage", "The disk is nearly full");
    }

    private static S3Exception refusal(int status, String code, String message) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
