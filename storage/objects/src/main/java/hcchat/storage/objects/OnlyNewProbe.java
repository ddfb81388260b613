package hcchat.storage.objects;

import hcchat.storage.objects.Presigner.Signed;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Finds out, as a client with a presigned URL, whether the store honours `if-none-match: *`: it puts one byte, and
/// again.
final class OnlyNewProbe {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final byte[] BODY = {'?'};
    private static final int FAILED = 412;
    private static final int REFUSED = 400;

    private final Presigner conditional;
    private final Presigner plain;

    /// @param settings as this process reaches the store: the address of clients may lead nowhere from here
    OnlyNewProbe(ObjectStoreSettings settings, Clock clock) {
        conditional = new Presigner(settings, () -> true, clock);
        plain = new Presigner(settings, () -> false, clock);
    }

    /// @throws StoreRefusal where clients couldn't put anything
    Outcome ask(Caller store) throws StoreRefusal {
        String key = "probe/" + UUID.randomUUID() + ".probe";
        if (accepted(store.send(request(conditional, key)))) {
            return new Outcome(key, store.send(request(conditional, key)) == FAILED);
        }
        // Stores that don't know the condition may refuse whoever asks for it.
        int status = store.send(request(plain, key));
        if (!accepted(status)) {
            throw new StoreRefusal(status, "the user who signs URLs can't put anything", null);
        }
        return new Outcome(key, false);
    }

    static int status(OkHttpClient http, Request request) {
        try (Response response = http.newCall(request).execute()) {
            return response.code();
        } catch (IOException unreachable) {
            // As calls of the S3 client fail.
            throw new CompletionException(unreachable);
        }
    }

    private static Request request(Presigner presigner, String key) {
        Signed signed = presigner.put(key, "application/octet-stream", BODY.length, LIFE);
        Request.Builder request =
                new Request.Builder().url(signed.url().toString()).put(RequestBody.create(BODY));
        signed.headers().forEach(request::header);
        return request.build();
    }

    private static boolean accepted(int status) {
        return status < REFUSED;
    }

    /// What the store said.
    ///
    /// @param key to be deleted
    record Outcome(String key, boolean honoured) {}

    /// Sends one request, and gives the status of its answer.
    interface Caller {
        int send(Request request) throws StoreRefusal;
    }
}
