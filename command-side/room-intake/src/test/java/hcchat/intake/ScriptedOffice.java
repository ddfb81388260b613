package hcchat.intake;

import hcchat.intake.Outcome.Done;
import hcchat.intake.Outcome.Entered;
import hcchat.intake.Outcome.SignedHead;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An owner that does what a test says: one thread that takes requests in order, as the real one does.
final class ScriptedOffice implements OwnerOffice, AutoCloseable {
    final String address;
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<RoomRequest> done = new CopyOnWriteArrayList<>();
    final AtomicInteger batches = new AtomicInteger();
    private final Realm realm;
    private final Set<Integer> owned = new HashSet<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("office").factory());
    private volatile LiveFeed feed = LiveFeed.NOBODY;
    private volatile boolean silent;
    private volatile UnaryOperator<@Nullable Outcome> twist = outcome -> outcome;

    ScriptedOffice(Realm realm, String address) {
        this.realm = realm;
        this.address = address;
    }

    /// Takes requests and says nothing, as if stopped between decision and answer.
    void silent(boolean is) {
        silent = is;
    }

    /// Stands still until the returned latch is counted down, as a stopped process does; then goes on where it was.
    CountDownLatch pause() {
        CountDownLatch until = new CountDownLatch(1);
        thread.execute(() -> {
            try {
                until.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
        return until;
    }

    void twist(UnaryOperator<@Nullable Outcome> with) {
        twist = with;
    }

    void own(int... partitions) {
        inTurn(() -> {
            for (int partition : partitions) {
                realm.owns(partition, address);
                owned.add(partition);
            }
        });
    }

    void ownAll() {
        for (int partition = 0; partition < Realm.PARTITIONS; partition++) {
            own(partition);
        }
    }

    /// Notices that a partition is another's; what waits behind this is turned away.
    void lose(int partition) {
        thread.execute(() -> owned.remove(partition));
    }

    private void inTurn(Runnable task) {
        CountDownLatch done = new CountDownLatch(1);
        thread.execute(() -> {
            task.run();
            done.countDown();
        });
        try {
            if (!done.await(5, TimeUnit.SECONDS)) {
                throw new AssertionError("the office is stuck");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// Of the edge that attached last.
    LiveFeed feed() {
        return feed;
    }

    /// Tells the edge that attached last, in turn with what this one decides.
    void feed(List<LiveRecord> records) {
        LiveFeed to = feed;
        thread.execute(() -> to.heard(records));
    }

    @Override
    public OwnerMap owners() {
        return realm.map();
    }

    @Override
    public EdgeDesk attach(String edge, LiveFeed feed) {
        this.feed = feed;
        told.add("attach " + edge);
        return new Desk(edge);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private final class Desk implements EdgeDesk {
        private final String edge;

        Desk(String edge) {
            this.edge = edge;
        }

        @Override
        public void take(List<Asked> batch) {
            batches.incrementAndGet();
            submit(() -> batch.forEach(ScriptedOffice.this::decide));
        }

        @Override
        public void reattach(Collection<Integer> partitions, List<Asked> present) {
            told.add("reattach " + edge + " " + present.size());
            submit(() -> present.forEach(ScriptedOffice.this::decide));
        }

        @Override
        public void detach() {
            told.add("detach " + edge);
        }

        private void submit(Runnable task) {
            if (!thread.isShutdown()) {
                thread.execute(task);
            }
        }
    }

    private void decide(Asked asked) {
        if (silent) {
            return;
        }
        RoomRequest request = asked.request();
        if (!owned.contains(request.room().partition(Realm.PARTITIONS)) || !asked.stands()) {
            asked.answer().take(null);
            return;
        }
        done.add(request);
        asked.answer().take(twist.apply(outcome(request)));
    }

    private @Nullable Outcome outcome(RoomRequest request) {
        return switch (request) {
            case RoomRequest.Decide decide ->
                realm.store(address, decide.room(), decide.command().id());
            case RoomRequest.Enter enter ->
                new Entered(
                        List.of(enter.member()), 1, 2, 1, 3, new byte[32], 1, enter.claimedAt() + 1, Standing.ANYBODY);
            case RoomRequest.Leave leave -> new Done();
            case RoomRequest.Change change -> new Done();
            case RoomRequest.Tell tell -> new Done();
            case RoomRequest.Mark mark -> new Done();
            case RoomRequest.Expel expel -> new Done();
            case RoomRequest.Erase erase -> new Outcome.Erased(3, 4);
            case RoomRequest.Describe describe ->
                new Outcome.Described(hcchat.room.DoorKind.OPEN, null, Standing.ANYBODY, false, false, null);
            case RoomRequest.Head head -> new SignedHead(1, 3, new byte[32], new byte[64]);
        };
    }
}
