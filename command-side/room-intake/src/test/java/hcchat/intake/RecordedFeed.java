package hcchat.intake;

import java.util.ArrayList;
import java.util.List;

/// What an edge has heard, in its order.
final class RecordedFeed implements LiveFeed {
    private final List<LiveRecord> records = new ArrayList<>();

    @Override
    public synchronized void heard(List<LiveRecord> news) {
        records.addAll(news);
    }

    synchronized int count() {
        return records.size();
    }

    synchronized List<LiveRecord> all() {
        return List.copyOf(records);
    }

    void await(int count) {
        Waiting.until(() -> count() >= count);
    }
}
