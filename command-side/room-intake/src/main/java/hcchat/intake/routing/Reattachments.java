package hcchat.intake.routing;

import hcchat.intake.Outcome;
import hcchat.intake.Outcome.TryLater;
import hcchat.intake.Presence;
import hcchat.intake.RoomRequest;
import hcchat.intake.routing.OwnerLines.Answered;
import hcchat.intake.routing.OwnerLines.Attachment;
import hcchat.intake.routing.OwnerLines.Line;
import hcchat.intake.routing.OwnerLines.Numbered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// What one owner still has to be told, or has been told and not answered, of who is here.
final class Reattachments {
    private static final int BATCH_PEOPLE = 2_000;

    private final Presence presence;
    private final int partitions;
    private final Map<Integer, Lane> wanted = new LinkedHashMap<>();
    private final Map<Long, Told> told = new HashMap<>();

    Reattachments(Presence presence, int partitions) {
        this.presence = presence;
        this.partitions = partitions;
    }

    void want(Lane lane) {
        wanted.put(lane.partition, lane);
    }

    boolean wanted() {
        return !wanted.isEmpty();
    }

    void forget(Lane lane) {
        wanted.remove(lane.partition);
        told.values().removeIf(one -> one.lane == lane);
    }

    void broken() {
        told.clear();
    }

    /// Tells all that is wanted, whether the line is ready or not: rosters have their own bound. Returns the lanes
    /// concerned.
    List<Lane> send(Line line, LongSupplier numbers) {
        List<Lane> lanes = List.copyOf(wanted.values());
        Map<Integer, List<Numbered>> people = new HashMap<>();
        Map<Integer, Lane> byPartition = new HashMap<>();
        lanes.forEach(lane -> byPartition.put(lane.partition, lane));
        for (RoomRequest.Enter enter : presence.present(room -> byPartition.containsKey(room.partition(partitions)))) {
            int partition = enter.room().partition(partitions);
            Lane lane = byPartition.get(partition);
            if (lane != null) {
                long number = numbers.getAsLong();
                told.put(number, new Told(lane, enter));
                people.computeIfAbsent(partition, p -> new ArrayList<>())
                        .add(new Numbered(number, enter, Integer.MAX_VALUE));
            }
        }
        wanted.clear();
        send(line, lanes, people);
        return lanes;
    }

    private static void send(Line line, List<Lane> lanes, Map<Integer, List<Numbered>> people) {
        List<Attachment> batch = new ArrayList<>();
        int size = 0;
        for (Lane lane : lanes) {
            List<Numbered> present = people.getOrDefault(lane.partition, List.of());
            batch.add(new Attachment(lane.partition, present));
            size += present.size();
            if (size >= BATCH_PEOPLE) {
                line.send(batch, List.of());
                batch = new ArrayList<>();
                size = 0;
            }
        }
        if (!batch.isEmpty()) {
            line.send(batch, List.of());
        }
    }

    /// Whoever can't be taken back now is told again with all of the partition.
    void answered(Answered answered, Set<Lane> lost) {
        Told one = told.remove(answered.number());
        Outcome outcome = answered.outcome();
        if (one == null) {
            return;
        }
        if (outcome == null || outcome instanceof TryLater) {
            lost.add(one.lane);
        } else {
            presence.reattached(one.enter.room(), one.enter.member().author(), outcome);
        }
    }

    private record Told(Lane lane, RoomRequest.Enter enter) {}
}
