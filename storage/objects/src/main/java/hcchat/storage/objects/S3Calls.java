package hcchat.storage.objects;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// Waits for calls to the store, and says what their failures mean.
final class S3Calls {
    private static final int SERVERS_FAULT = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private final StoreReach reach;

    S3Calls(StoreReach reach) {
        this.reach = reach;
    }

    /// @throws StoreRefusal where it answered and refused
    /// @throws ObjectStoreException where it didn't answer, or said that it can't just now
    <T> T answer(CompletableFuture<T> asked) throws StoreRefusal {
        try {
            T answer = asked.get();
            reach.reached();
            return answer;
        } catch (ExecutionException failed) {
            throw refusal(cause(failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ObjectStoreException(true, "interrupted while waiting for the store", stopped);
        }
    }

    private StoreRefusal refusal(Throwable failure) {
        StoreRefusal refusal = switch (failure) {
            case ErrorResponseException refused ->
                new StoreRefusal(
                        refused.response().code(), refused.errorResponse().code(), refused);
            case ServerException broken -> new StoreRefusal(broken.statusCode(), "", broken);
            case InvalidResponseException strange -> new StoreRefusal(SERVERS_FAULT, "", strange);
            case IOException unreachable -> throw away(unreachable);
            default ->
                throw new ObjectStoreException(
                        false,
                        "the store's answer is of no use: " + failure.getClass().getSimpleName(),
                        failure);
        };
        if (refusal.status() >= SERVERS_FAULT && refusal.status() != NOT_IMPLEMENTED) {
            reach.failed(refusal.getMessage());
            throw new ObjectStoreException(true, refusal.getMessage(), failure);
        }
        reach.reached();
        return refusal;
    }

    private ObjectStoreException away(IOException failure) {
        reach.failed(failure.getClass().getSimpleName());
        return new ObjectStoreException(true, "the store can't be reached", failure);
    }

    private static Throwable cause(Throwable failed) {
        Throwable cause = failed;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
