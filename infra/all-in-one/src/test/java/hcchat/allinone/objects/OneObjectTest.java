package hcchat.allinone.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A version of the store that comes may have calls that nobody here thought of.
class OneObjectTest {
    /// What says something of the store itself, not of what lies there; and what the other tests show to be bound
    /// to one
    /// object.
    private static final Set<String> LET_THROUGH = Set.of(
            "close",
            "supportsVersioning",
            "supportsServerSideEncryption",
            "supportsBucketEncryption",
            "getMinimumMultipartPartSize",
            "supportsCopyMultipartPart",
            "headBucket",
            "containerExists",
            "blobExists",
            "blobMetadata",
            "blobMetadataIfPresent",
            "getBlob",
            "putBlob",
            "uploadMultipartPart");

    private final OneObject mine = new OneObject(neverAsked(), "bucket", "key");

    @ParameterizedTest
    @MethodSource("calls")
    void every_other_call_is_refused(Method call) throws IllegalAccessException {
        Object[] anything = Arrays.stream(call.getParameterTypes())
                .map(OneObjectTest::anything)
                .toArray();
        try {
            call.invoke(mine, anything);
            throw new AssertionError("let through");
        } catch (InvocationTargetException refused) {
            assertThat(refused.getCause())
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    static Stream<Method> calls() {
        return Arrays.stream(BlobStore.class.getMethods())
                .filter(call -> !Modifier.isStatic(call.getModifiers()))
                .filter(call -> !LET_THROUGH.contains(call.getName()));
    }

    private static @Nullable Object anything(Class<?> type) {
        return type == String.class ? "bucket" : null;
    }

    private static BlobStore neverAsked() {
        return (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (_, call, _) -> {
                    throw new AssertionError(call.getName() + " reached the store");
                });
    }
}
