package hcchat.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Questions for older events, one under way at a time.
final class Pages {
    private record Question(UUID id, long before, int limit, CompletableFuture<HistoryOutcome> answer) {}

    private final Surroundings client;
    private final String channel;
    private final Deque<Question> questions = new ArrayDeque<>();
    private @Nullable PageReader underWay;

    Pages(Surroundings client, String channel) {
        this.client = client;
        this.channel = channel;
    }

    void ask(UUID id, long before, int limit, CompletableFuture<HistoryOutcome> answer) {
        questions.add(new Question(id, before, limit, answer));
    }

    /// Sends the next question if none is under way.
    void askNext(Timeline timeline, Secrecy secrecy) {
        Question next = questions.peek();
        if (next != null && underWay == null) {
            // Above the cursor a page couldn't be told from what is live.
            long before = Math.min(next.before(), timeline.cursor() + 1);
            underWay = new PageReader(timeline, before, secrecy);
            client.line().send(FrameWriter.history(channel, next.id(), before, next.limit()));
        }
    }

    /// Takes a piece of history that isn't live.
    ///
    /// @return false when nobody asked for it
    boolean take(long lastSeq, ServerFrame piece) {
        if (underWay == null || !underWay.wants(lastSeq)) {
            return false;
        }
        underWay.take(piece);
        return true;
    }

    /// @return false when the page shows another history than the one we know
    boolean finish(ServerFrame.Page frame) {
        PageReader reader = underWay;
        Question asked = questions.poll();
        underWay = null;
        if (reader == null || asked == null) {
            return true;
        }
        HistoryOutcome.Page page = reader.finish(frame);
        client.commands().done(asked.id());
        client.turn()
                .complete(
                        asked.answer(),
                        page == null ? new HistoryOutcome.NoPage(new SendOutcome.Refused("forked")) : page);
        return page != null;
    }

    void failed(UUID id, SendOutcome why) {
        for (Question question : questions) {
            if (question.id().equals(id)) {
                if (question.equals(questions.peek())) {
                    underWay = null;
                }
                questions.remove(question);
                client.turn().complete(question.answer(), new HistoryOutcome.NoPage(why));
                return;
            }
        }
    }
}
