package hcchat.client;

import hcchat.wire.chain.Chain;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The links of the chain that this client computed or was given and remembers: the newest ones, and the edges of
/// pages.
final class Links {
    private static final int REMEMBERED = 1_024;

    private final Map<Long, byte[]> bySeq = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    void put(long seq, byte[] link) {
        bySeq.put(seq, link);
    }

    byte @Nullable [] at(long seq) {
        return seq == 0 ? Chain.start() : bySeq.get(seq);
    }

    void forgetAbove(long seq) {
        bySeq.keySet().removeIf(known -> known > seq);
    }
}
