package hcchat.command.owner;

import hcchat.command.room.Decide;
import hcchat.command.store.Batch;
import hcchat.room.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One try to commit some rooms of a round: what was asked, what was decided, what was written.
final class Attempt {
    private final List<RoomRound> rounds;
    private final List<Decide> decides;
    private final Map<OwnedPartition, Long> positions = new HashMap<>();
    private List<List<Decision>> decisions = List.of();
    private Batch batch = new Batch(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    Attempt(List<RoomRound> rounds, List<Decide> decides) {
        this.rounds = rounds;
        this.decides = decides;
    }

    List<RoomRound> rounds() {
        return rounds;
    }

    List<Decide> decides() {
        return decides;
    }

    /// Where each partition will be after the commit.
    Map<OwnedPartition, Long> positions() {
        return positions;
    }

    List<List<Decision>> decisions() {
        return decisions;
    }

    void decided(List<List<Decision>> answers) {
        decisions = answers;
    }

    Batch batch() {
        return batch;
    }

    void writes(Batch rows) {
        batch = rows;
    }
}
