package hcchat.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Keeps the signals of a room for a test to look at.
final class Heard implements Consumer<RoomSignal> {
    private final BlockingQueue<RoomSignal> signals = new LinkedBlockingQueue<>();
    private final List<RoomSignal> all = new ArrayList<>();

    @Override
    public void accept(RoomSignal signal) {
        signals.add(signal);
    }

    /// The next signal of this kind; those before it are skipped.
    <T extends RoomSignal> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            RoomSignal signal = signals.poll(10, TimeUnit.SECONDS);
            if (signal == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " after " + all);
            }
            all.add(signal);
            if (kind.isInstance(signal)) {
                return kind.cast(signal);
            }
        }
    }

    /// The texts told up to and with `last`.
    List<String> textsUntil(long last) throws InterruptedException {
        while (next(Told.class).to() < last) {
            // goes on
        }
        return all.stream()
                .filter(Told.Said.class::isInstance)
                .map(said -> ((hcchat.room.RoomEvent.MessagePosted) ((Told.Said) said).event()).text())
                .toList();
    }

    List<RoomSignal> all() {
        return all;
    }
}
