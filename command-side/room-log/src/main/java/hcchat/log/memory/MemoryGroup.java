package hcchat.log.memory;

import hcchat.log.RoomLog.OwnershipListener;
import hcchat.log.RoomLog.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The group of owners: who came first gets no less than who came later, and nobody loses a partition without need.
/// One change after the other, on the coordinator's thread; members are told on theirs.
final class MemoryGroup {
    private static final long PATIENCE_SECONDS = 10;

    private final ExecutorService coordinator = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("memory-log-coordinator").daemon().factory());
    private final int partitions;

    // Touched by the coordinator's thread only.
    private final Map<String, MemoryMember> members = new LinkedHashMap<>();
    private final Map<Integer, MemoryMember> owners = new TreeMap<>();

    MemoryGroup(int partitions) {
        this.partitions = partitions;
    }

    Subscription join(String instance, OwnershipListener listener) {
        MemoryMember member = new MemoryMember(instance, listener);
        var _ = coordinator.submit(() -> {
            MemoryMember former = members.put(instance, member);
            if (former != null) {
                take(former).forEach(former::seized);
                var _ = former.tellLost();
            }
            rebalance();
        });
        return () -> leave(member);
    }

    private void leave(MemoryMember member) {
        ask(() -> {
            if (members.remove(member.instance(), member)) {
                await(member.revoked(take(member)));
                rebalance();
            }
        });
        member.end();
    }

    void kill(String instance) {
        ask(() -> {
            MemoryMember member = members.remove(instance);
            if (member != null) {
                member.silence();
                take(member);
                rebalance();
            }
        });
    }

    void handOver(int partition, String instance) {
        ask(() -> {
            MemoryMember owner = owners.remove(partition);
            if (owner != null) {
                await(owner.revoked(List.of(partition)));
            }
            give(Map.of(partition, member(instance)));
        });
    }

    void seize(int partition, String instance) {
        ask(() -> {
            MemoryMember owner = owners.remove(partition);
            if (owner != null) {
                owner.seized(partition);
            }
            give(Map.of(partition, member(instance)));
        });
    }

    void tellLost(String instance) {
        ask(() -> await(member(instance).tellLost()));
    }

    private MemoryMember member(String instance) {
        MemoryMember member = members.get(instance);
        if (member == null) {
            throw new IllegalArgumentException("no member " + instance);
        }
        return member;
    }

    /// Takes everything from a member, without a word.
    private List<Integer> take(MemoryMember member) {
        List<Integer> had = ownedBy(member);
        owners.values().removeIf(owner -> owner == member);
        return had;
    }

    private List<Integer> ownedBy(MemoryMember member) {
        return owners.entrySet().stream()
                .filter(owned -> owned.getValue() == member)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// First everybody gives up what is above a fair share, then what is free goes to who has least.
    private void rebalance() {
        int most = members.isEmpty() ? 0 : (partitions + members.size() - 1) / members.size();
        for (MemoryMember member : members.values()) {
            List<Integer> owned = ownedBy(member);
            if (owned.size() > most) {
                List<Integer> surplus = owned.subList(most, owned.size());
                surplus.forEach(owners::remove);
                await(member.revoked(surplus));
            }
        }
        Map<Integer, MemoryMember> free = new TreeMap<>();
        for (int partition = 0; partition < partitions && !members.isEmpty(); partition++) {
            if (!owners.containsKey(partition)) {
                MemoryMember poorest = poorest();
                owners.put(partition, poorest);
                free.put(partition, poorest);
            }
        }
        give(free);
    }

    private MemoryMember poorest() {
        return members.values().stream()
                .min((a, b) -> Integer.compare(ownedBy(a).size(), ownedBy(b).size()))
                .orElseThrow();
    }

    private void give(Map<Integer, MemoryMember> gifts) {
        owners.putAll(gifts);
        Map<MemoryMember, List<Integer>> each = new LinkedHashMap<>();
        gifts.forEach((partition, member) ->
                each.computeIfAbsent(member, _ -> new ArrayList<>()).add(partition));
        each.forEach(MemoryMember::assigned);
    }

    private void ask(Runnable change) {
        await(coordinator.submit(change));
    }

    private static void await(Future<?> told) {
        try {
            told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a change of ownership failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
