package hcchat.command.store;

import hcchat.room.AuthorId;
import hcchat.room.Marker;
import hcchat.room.RoomId;
import java.util.Map;

/// How far people have come in their rooms: rows that only rise, whoever writes them and in whatever order.
public final class MarkerTable {
    // In one order, so that two processes that write the same rows never wait for each other in a ring.
    private static final String RAISE = "insert into marker (room, author, delivered, read)"
            + " select m.room, m.author, m.delivered, m.read"
            + " from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[]) as m(room, author, delivered, read)"
            + " order by m.room, m.author"
            + " on conflict (room, author) do update set"
            + " delivered = greatest(marker.delivered, excluded.delivered), read = greatest(marker.read, excluded.read)"
            + " where marker.delivered < excluded.delivered or marker.read < excluded.read";

    private final StoreConnection store;

    /// @param store a connection of its own: nobody waits for this
    public MarkerTable(StoreConnection store) {
        this.store = store;
    }

    public void raise(Map<Place, Marker> markers) throws StoreFailure {
        PgArray room = PgArray.uuid(markers.size());
        PgArray author = PgArray.uuid(markers.size());
        PgArray delivered = PgArray.int8(markers.size());
        PgArray read = PgArray.int8(markers.size());
        markers.forEach((place, marker) -> {
            room.add(place.room().hi(), place.room().lo());
            author.add(place.author().hi(), place.author().lo());
            delivered.add(marker.delivered());
            read.add(marker.read());
        });
        Query.update(store, RAISE, statement -> {
            statement.setObject(1, room);
            statement.setObject(2, author);
            statement.setObject(3, delivered);
            statement.setObject(4, read);
        });
    }

    public record Place(RoomId room, AuthorId author) {}
}
