package hcchat.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the answer to one `history` question and follows the chain through it.
final class PageReader {
    private final Timeline timeline;
    private final long before;
    private final Secrecy secrecy;
    private final List<ServerFrame> pieces = new ArrayList<>();

    PageReader(Timeline timeline, long before, Secrecy secrecy) {
        this.timeline = timeline;
        this.before = before;
        this.secrecy = secrecy;
    }

    /// Whether a piece of history that ends at `seq` can belong to this page.
    boolean wants(long seq) {
        return seq < before;
    }

    void take(ServerFrame piece) {
        pieces.add(piece);
    }

    /// @return null when the page contradicts what we know: another history
    HistoryOutcome.@Nullable Page finish(ServerFrame.Page page) {
        byte @Nullable [] link = page.linkBefore();
        boolean proven = false;
        long next = page.before();
        List<Told> told = new ArrayList<>();
        for (ServerFrame piece : pieces) {
            Told said = secrecy.told(timeline.room(), piece);
            if (said.from() != next) {
                throw new IllegalArgumentException("a page with a hole");
            }
            next = said.to() + 1;
            told.add(said);
            link = timeline.follow(link, piece);
            byte[] known = timeline.linkAt(said.to());
            if (known != null && link != null) {
                if (!Arrays.equals(known, link)) {
                    return null;
                }
                proven = true;
            }
        }
        if (proven) {
            timeline.learn(page.before() - 1, page.linkBefore());
        }
        return new HistoryOutcome.Page(told, page.before(), page.end(), proven);
    }
}
