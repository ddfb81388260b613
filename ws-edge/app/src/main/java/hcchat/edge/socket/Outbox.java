package hcchat.edge.socket;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What waits to be written to one peer, counted in bytes. Empty it is four words: most sockets are idle most of the
/// time. Not safe for threads: its socket guards it.
final class Outbox {
    private @Nullable ByteBuffer first;
    private @Nullable ArrayDeque<ByteBuffer> more;
    private int waiting;

    void add(ByteBuffer frames) {
        waiting += frames.remaining();
        if (first == null) {
            first = frames;
            return;
        }
        if (more == null) {
            more = new ArrayDeque<>(4);
        }
        more.add(frames);
    }

    int waiting() {
        return waiting;
    }

    /// How many buffers from the front fit into `bytes` together; one at least when there is any.
    int fitting(int bytes) {
        if (first == null) {
            return 0;
        }
        int count = 1;
        if (more != null) {
            int sum = first.remaining();
            for (ByteBuffer next : more) {
                sum += next.remaining();
                if (sum > bytes) {
                    break;
                }
                count++;
            }
        }
        return count;
    }

    /// Takes the front buffer, which must be there.
    ByteBuffer take() {
        ByteBuffer taken = first;
        if (taken == null) {
            throw new IllegalStateException("nothing waits");
        }
        first = more == null ? null : more.poll();
        if (more != null && more.isEmpty()) {
            more = null;
        }
        waiting -= taken.remaining();
        return taken;
    }

    /// The bytes of the first `count` buffers together.
    int bytes(int count) {
        if (first == null || count == 0) {
            return 0;
        }
        int sum = first.remaining();
        if (more != null) {
            int left = count - 1;
            for (ByteBuffer next : more) {
                if (left-- == 0) {
                    break;
                }
                sum += next.remaining();
            }
        }
        return sum;
    }

    void clear() {
        first = null;
        more = null;
        waiting = 0;
    }
}
