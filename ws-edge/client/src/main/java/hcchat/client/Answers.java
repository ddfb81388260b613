package hcchat.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The commands under way, by id. An id may be under way more than once: its answers come in the order of its sends.
final class Answers {
    private final Map<UUID, Deque<CompletableFuture<SendOutcome>>> waiting = new HashMap<>();
    private int size;

    int size() {
        return size;
    }

    CompletableFuture<SendOutcome> expect(UUID id) {
        CompletableFuture<SendOutcome> answer = new CompletableFuture<>();
        waiting.computeIfAbsent(id, first -> new ArrayDeque<>(1)).add(answer);
        size++;
        return answer;
    }

    boolean isExpected(UUID id) {
        return waiting.containsKey(id);
    }

    /// Takes out who waits for the answer of `id`, or null when nobody (any longer) does.
    @Nullable
    CompletableFuture<SendOutcome> take(UUID id) {
        Deque<CompletableFuture<SendOutcome>> answers = waiting.get(id);
        if (answers == null) {
            return null;
        }
        CompletableFuture<SendOutcome> first = answers.remove();
        size--;
        if (answers.isEmpty()) {
            waiting.remove(id);
        }
        return first;
    }

    /// Forgets one whose time is over.
    void forget(UUID id, CompletableFuture<SendOutcome> answer) {
        Deque<CompletableFuture<SendOutcome>> answers = waiting.get(id);
        if (answers != null && answers.removeIf(waits -> waits == answer)) {
            size--;
            if (answers.isEmpty()) {
                waiting.remove(id);
            }
        }
    }

    List<CompletableFuture<SendOutcome>> takeAll() {
        List<CompletableFuture<SendOutcome>> all = new ArrayList<>(size);
        waiting.values().forEach(all::addAll);
        waiting.clear();
        size = 0;
        return all;
    }
}
