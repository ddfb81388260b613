package hcchat.edge.fanout;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Which recent messages of a room hack.chat's clients can be told changes of: those whose sender named them, for the
/// time that hack.chat remembers them.
final class Updates {
    private static final long REMEMBERED_MS = 5 * 60 * 1_000;
    // Far above what five minutes of hack.chat's own limits allow; a flood forgets its oldest.
    private static final int MOST = 1_000;

    private final Deque<Named> recent = new ArrayDeque<>();

    void remember(long seq, String customId, long time) {
        recent.addLast(new Named(seq, customId, time));
        if (recent.size() > MOST) {
            recent.removeFirst();
        }
    }

    /// What the message's sender called it, or null when that is forgotten or was never said.
    @Nullable
    String customId(long seq, long now) {
        while (!recent.isEmpty() && now - recent.peekFirst().time() > REMEMBERED_MS) {
            recent.removeFirst();
        }
        for (Named named : recent) {
            if (named.seq() == seq) {
                return named.customId();
            }
        }
        return null;
    }

    private record Named(long seq, String customId, long time) {}
}
