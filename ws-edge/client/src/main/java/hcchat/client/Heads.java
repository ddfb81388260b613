package hcchat.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Questions for a signed head, answered in the order in which they were asked.
final class Heads {
    private final Surroundings client;
    private final Map<UUID, CompletableFuture<HeadCheck>> questions = new LinkedHashMap<>();

    Heads(Surroundings client) {
        this.client = client;
    }

    void ask(UUID id, CompletableFuture<HeadCheck> answer) {
        questions.put(id, answer);
    }

    void answer(HeadCheck check) {
        if (!questions.isEmpty()) {
            UUID first = questions.keySet().iterator().next();
            client.settle(first, new SendOutcome.Acked(0, 0, 0, false));
            complete(first, check);
        }
    }

    void failed(UUID id, SendOutcome why) {
        complete(id, new HeadCheck.None(why));
    }

    private void complete(UUID id, HeadCheck check) {
        CompletableFuture<HeadCheck> answer = questions.remove(id);
        if (answer != null) {
            client.complete(answer, check);
        }
    }
}
