package hcchat.log.memory;

import hcchat.log.RoomLog.OwnershipListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// A member of the group, told what concerns it on one thread of its own. Used by the coordinator's thread.
final class MemoryMember {
    private final String instance;
    private final OwnershipListener listener;
    private final ExecutorService thread;
    private final List<Integer> seized = new ArrayList<>();
    private boolean silent;

    MemoryMember(String instance, OwnershipListener listener) {
        this.instance = instance;
        this.listener = listener;
        this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .name("memory-log-owner-" + instance)
                .daemon()
                .factory());
    }

    String instance() {
        return instance;
    }

    void assigned(List<Integer> partitions) {
        var _ = tell(listener::assigned, partitions);
    }

    Future<?> revoked(List<Integer> partitions) {
        return tell(listener::revoked, partitions);
    }

    void seized(int partition) {
        seized.add(partition);
    }

    Future<?> tellLost() {
        List<Integer> lost = List.copyOf(seized);
        seized.clear();
        return tell(listener::lost, lost);
    }

    void silence() {
        silent = true;
    }

    private Future<?> tell(Consumer<Collection<Integer>> call, List<Integer> partitions) {
        if (silent || partitions.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return thread.submit(() -> call.accept(partitions));
    }

    /// Lets the calls that were announced run to their end.
    void end() {
        thread.close();
    }
}
