package hcchat.command.owner;

import hcchat.intake.RoomRequest.Erase;
import hcchat.log.LogEntry;
import hcchat.log.LogEntry.Passing;
import hcchat.room.RoomId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What one turn of the owner brings, by room, in the order in which rooms came up.
final class Round {
    private final Map<RoomId, RoomRound> rooms = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Asked<Erase>> erasures = new ArrayList<>();

    RoomRound room(RoomId room, OwnedPartition partition) {
        return rooms.computeIfAbsent(room, missing -> new RoomRound(missing, partition));
    }

    void tell(OwnedPartition partition, List<Passing> told) {
        told.forEach(passing -> room(passing.room(), partition).add(passing));
    }

    /// Something to be answered with the room's state after the commit.
    void afterCommit(Runnable answer) {
        afterCommit.add(answer);
    }

    /// Something to be done with the room once what came before it is committed.
    void erase(Incoming incoming, Erase request, OwnedPartition partition) {
        room(request.room(), partition);
        erasures.add(new Asked<>(incoming, request, partition));
    }

    List<Asked<Erase>> erasures() {
        return erasures;
    }

    /// The rooms that have something to decide.
    List<RoomRound> toDecide() {
        return rooms.values().stream().filter(round -> !round.asks().isEmpty()).toList();
    }

    /// The partitions of all rooms that came up.
    Set<OwnedPartition> partitions() {
        return rooms.values().stream().map(RoomRound::partition).collect(Collectors.toSet());
    }

    /// What each partition's log is told: in the order of the rooms, which is the order of positions.
    Map<Integer, Told> told() {
        Map<Integer, Told> told = new TreeMap<>();
        for (RoomRound round : rooms.values()) {
            if (!round.partition().isLost()) {
                Told partition = told.computeIfAbsent(
                        round.partition().part(), part -> new Told(round.partition(), new ArrayList<>()));
                round.collect(partition.entries());
            }
        }
        return told;
    }

    void answer() {
        for (RoomRound round : rooms.values()) {
            for (Ask ask : round.asks()) {
                if (round.partition().isLost() && ask.stored() == null) {
                    ask.notOwned();
                }
                ask.answer();
            }
        }
        afterCommit.forEach(Runnable::run);
    }

    /// What was asked, by whom, and of which partition.
    record Asked<R>(Incoming incoming, R request, OwnedPartition partition) {}

    record Told(OwnedPartition partition, List<LogEntry> entries) {}
}
