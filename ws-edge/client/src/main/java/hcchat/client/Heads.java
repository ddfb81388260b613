package hcchat.client;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Questions for a signed head that are under way.
final class Heads {
    private final Surroundings client;
    private final Map<UUID, CompletableFuture<HeadCheck>> questions = new HashMap<>();

    Heads(Surroundings client) {
        this.client = client;
    }

    void ask(UUID id, CompletableFuture<HeadCheck> answer) {
        questions.put(id, answer);
    }

    void answer(UUID id, HeadCheck check) {
        client.commands().done(id);
        complete(id, check);
    }

    void failed(UUID id, SendOutcome why) {
        complete(id, new HeadCheck.None(why));
    }

    private void complete(UUID id, HeadCheck check) {
        CompletableFuture<HeadCheck> answer = questions.remove(id);
        if (answer != null) {
            client.turn().complete(answer, check);
        }
    }
}
