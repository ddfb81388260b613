package hcchat.intake.routing;

import hcchat.intake.RoomRequest;
import hcchat.room.Aside;
import hcchat.room.RoomCommand;
import hcchat.room.StateChange;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// How much may wait or be on its way, counted where requests arrive and where they are answered.
final class Budget {
    private static final int FIXED = 256;
    private static final int ATTACHMENT = 1024;

    private final int maxRequests;
    private final long maxBytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Budget(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    /// Roughly what a request holds in memory: its strings are the users', the rest is small.
    static int sizeOf(RoomRequest request) {
        return switch (request) {
            case RoomRequest.Decide decide ->
                FIXED
                        + (decide.who() == null ? 0 : decide.who().length)
                        + switch (decide.command()) {
                            case RoomCommand.PostMessage post ->
                                (post.text() == null ? 0 : post.text().length())
                                        + (post.attachment() == null ? 0 : ATTACHMENT);
                            case RoomCommand.EditMessage edit -> edit.text().length();
                            case RoomCommand.SetReaction reaction ->
                                reaction.text().length();
                            case RoomCommand.DeleteMessage delete -> 0;
                            case RoomCommand.FoundRoom found -> 0;
                            case RoomCommand.ChangeState change ->
                                change.change() instanceof StateChange.Rekeyed key
                                        ? key.text().length()
                                        : 0;
                        };
            case RoomRequest.Enter enter -> FIXED;
            case RoomRequest.Leave leave -> FIXED;
            case RoomRequest.Change change -> FIXED;
            case RoomRequest.Tell tell ->
                FIXED
                        + switch (tell.aside()) {
                            case Aside.Whisper whisper -> whisper.text().length();
                            case Aside.Update update -> update.text().length();
                            case Aside.Invite invite -> 0;
                            case Aside.Typing typing -> 0;
                        };
            case RoomRequest.Mark mark -> FIXED;
            case RoomRequest.Expel expel -> FIXED;
            case RoomRequest.Erase erase -> FIXED;
            case RoomRequest.Describe describe -> FIXED;
            case RoomRequest.Head head -> FIXED;
        };
    }

    boolean take(int size) {
        if (requests.incrementAndGet() > maxRequests) {
            requests.decrementAndGet();
            return false;
        }
        if (bytes.addAndGet(size) > maxBytes) {
            giveBack(size);
            return false;
        }
        return true;
    }

    void giveBack(int size) {
        requests.decrementAndGet();
        bytes.addAndGet(-size);
    }
}
