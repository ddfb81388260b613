package hcchat.query.index;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How far a generation of the index has come in each partition.
///
/// @param places by partition, in rising order: transactions take their rows in this order
record Progress(int generation, SortedMap<Integer, Place> places) {
    /// @param position of the last event that is in the index
    record Place(int epoch, long position) {}

    Place place(int part) {
        Place place = places.get(part);
        if (place == null) {
            throw new IllegalStateException("the index knows nothing of partition " + part);
        }
        return place;
    }

    /// The same after these partitions have come to these positions.
    Progress after(Map<Integer, Long> positions) {
        SortedMap<Integer, Place> moved = new TreeMap<>(places);
        positions.forEach(
                (part, position) -> moved.put(part, new Place(place(part).epoch(), position)));
        return new Progress(generation, moved);
    }
}
