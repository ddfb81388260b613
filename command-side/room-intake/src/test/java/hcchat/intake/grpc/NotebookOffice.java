package hcchat.intake.grpc;

import hcchat.intake.LiveFeed;
import hcchat.intake.OwnerOffice;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what comes and leaves the answers to the test.
final class NotebookOffice implements OwnerOffice {
    static final int PARTITIONS = 2;

    final List<String> told = new CopyOnWriteArrayList<>();
    final List<LiveFeed> feeds = new CopyOnWriteArrayList<>();
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    @Override
    public EdgeDesk attach(String edge, LiveFeed feed) {
        feeds.add(feed);
        told.add("attach");
        return new EdgeDesk() {
            @Override
            public void take(List<Asked> batch) {
                asked.addAll(batch);
            }

            @Override
            public void reattach(Collection<Integer> partitions, List<Asked> present) {
                told.add("reattach " + partitions);
                asked.addAll(present);
            }

            @Override
            public void detach() {
                told.add("detach");
            }
        };
    }

    @Override
    public OwnerMap owners() {
        return new OwnerMap(PARTITIONS, Collections.nCopies(PARTITIONS, "here"));
    }
}
