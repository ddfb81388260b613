package hcchat.client;

import hcchat.wire.chain.Chain;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The links of the chain that this client computed or was given and remembers: the newest ones, and the edges of
/// pages.
final class Links {
    private static final int REMEMBERED = 1_024;

    private final Map<Long, byte[]> bySeq = remembering();
    // Apart: a long replay's own frames would push out the link that it began with, from which its past is paged.
    private final Map<Long, byte[]> edges = remembering();

    private static Map<Long, byte[]> remembering() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    void put(long seq, byte[] link) {
        bySeq.put(seq, link);
    }

    /// The link before a page or a replay.
    void putEdge(long seq, byte[] link) {
        edges.put(seq, link);
    }

    byte @Nullable [] at(long seq) {
        byte[] newest = bySeq.get(seq);
        if (newest != null) {
            return newest;
        }
        return seq == 0 ? Chain.start() : edges.get(seq);
    }

    void forgetAbove(long seq) {
        bySeq.keySet().removeIf(known -> known > seq);
        edges.keySet().removeIf(known -> known > seq);
    }
}
