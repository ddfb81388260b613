package hcchat.client;

import hcchat.wire.Code;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The way into a room, for the first time and again: what a join says, and who waits for the first one's outcome.
/// Guarded by the client's lock.
final class Entrance {
    private final Surroundings client;
    private final JoinRequest request;
    private final CompletableFuture<JoinOutcome> joined;
    private final BackOff backOff;
    private String nick;
    private @Nullable String token;
    private @Nullable UUID underWay;

    Entrance(Surroundings client, JoinRequest request, CompletableFuture<JoinOutcome> joined) {
        this.client = client;
        this.request = request;
        this.joined = joined;
        this.backOff = client.backOff();
        this.nick = request.nick();
        this.token =
                request.token() == null ? client.diary().room(request.channel()).token() : request.token();
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
        client.diary().note(new DiaryEntry.Token(request.channel(), given));
    }

    /// How long to wait before the next join: as long as the server says, and longer each time.
    Duration pause(Duration atLeast) {
        return backOff.nextAfter(atLeast);
    }

    /// Whether a join was refused for a token that we had written down: then one without it is worth a try. We will
    /// be somebody else.
    boolean forgetsToken(SendOutcome outcome) {
        boolean old = token != null && !token.equals(request.token());
        if (!old || !outcome.equals(new SendOutcome.Refused(Code.BAD_TOKEN.word()))) {
            return false;
        }
        token = request.token();
        client.diary().note(new DiaryEntry.Token(request.channel(), null));
        return true;
    }

    /// @param known how far we have read, or null before the first time
    /// @param door the proof of the passphrase for a server that asked for it, else null
    String frame(UUID id, @Nullable Timeline known, @Nullable String door) {
        underWay = id;
        return known == null
                ? FrameWriter.join(request, nick, id, token, request.after(), request.epoch(), door)
                : FrameWriter.join(request, nick, id, token, known.cursor(), known.epoch(), door);
    }

    /// How we are called, and want to be called when we come back.
    void isCalled(String now) {
        nick = now;
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
        backOff.succeeded();
        client.turn().complete(joined, as);
    }

    void shut(SendOutcome why) {
        client.turn().complete(joined, new JoinOutcome.NotJoined(why));
    }
}
