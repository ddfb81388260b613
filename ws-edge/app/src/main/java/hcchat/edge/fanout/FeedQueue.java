package hcchat.edge.fanout;

import hcchat.intake.LiveRecord;
import java.util.ArrayList;
import java.util.List;

/// What owners have fed and nobody has looked at yet, bounded in bytes: the transport's threads never wait here.
final class FeedQueue {
    private static final int MOST_BYTES = 8 << 20;
    private static final int RECORD_BYTES = 64;

    private List<LiveRecord> waiting = new ArrayList<>();
    private int bytes;

    /// Keeps what fits; after the first that doesn't, the rest of the call would be out of its turn.
    synchronized void add(List<LiveRecord> records) {
        for (LiveRecord record : records) {
            int size = RECORD_BYTES + record.value().length;
            if (bytes + size > MOST_BYTES) {
                break;
            }
            bytes += size;
            waiting.add(record);
        }
        notifyAll();
    }

    /// All that waits, as soon as something does.
    synchronized List<LiveRecord> take() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        List<LiveRecord> taken = waiting;
        waiting = new ArrayList<>();
        bytes = 0;
        return taken;
    }
}
