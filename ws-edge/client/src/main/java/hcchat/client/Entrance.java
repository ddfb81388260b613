package hcchat.client;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The way into a room, for the first time and again: what a join says, and who waits for the first one's outcome.
/// Guarded by the client's lock.
final class Entrance {
    private final Surroundings client;
    private final JoinRequest request;
    private final CompletableFuture<JoinOutcome> joined;
    private @Nullable String token;
    private @Nullable UUID underWay;

    Entrance(Surroundings client, JoinRequest request, CompletableFuture<JoinOutcome> joined) {
        this.client = client;
        this.request = request;
        this.joined = joined;
        this.token = request.token();
    }

    JoinRequest request() {
        return request;
    }

    @Nullable
    String token() {
        return token;
    }

    void newToken(String given) {
        token = given;
    }

    /// @param known how far we have read, or null before the first time
    String frame(UUID id, @Nullable Timeline known) {
        underWay = id;
        return known == null
                ? FrameWriter.join(request, id, token, request.after(), request.epoch())
                : FrameWriter.join(request, id, token, known.cursor(), known.epoch());
    }

    boolean isUnderWay(UUID id) {
        return id.equals(underWay);
    }

    /// The join under way was answered by an `onlineSet`.
    void answered(int epoch) {
        UUID answered = underWay;
        if (answered != null) {
            underWay = null;
            client.commands().settle(answered, new SendOutcome.Acked(0, epoch, 0, false));
        }
    }

    void opened(JoinOutcome.Joined as) {
        client.turn().complete(joined, as);
    }

    void shut(SendOutcome why) {
        client.turn().complete(joined, new JoinOutcome.NotJoined(why));
    }
}
