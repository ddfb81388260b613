package hcchat.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongPredicate;

/// Wants some records only, by their numbers, and remembers what it was asked.
public final class ChoosyReader extends RecordingReader {
    private final LongPredicate wanted;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public ChoosyReader(LongPredicate wanted) {
        this.wanted = wanted;
    }

    @Override
    public boolean wants(int partition, int epoch, long term, long number) {
        asked.add("%d/%d/%d/%d".formatted(partition, epoch, term, number));
        return wanted.test(number);
    }

    /// Partition, epoch, term and number of each question.
    public List<String> asked() {
        return List.copyOf(asked);
    }
}
