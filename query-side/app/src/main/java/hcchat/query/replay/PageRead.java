package hcchat.query.replay;

import hcchat.query.store.StoreQueries;
import hcchat.query.store.StoreQueries.ChainRow;
import hcchat.replay.ReplayReader.Page;
import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import hcchat.wire.chain.Chain;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// One page: where it begins, which way it goes, how large it may be. Equal ones have equal answers at one moment.
///
/// @param from the seq after which (forward) or before which (backward) it lies
record PageRead(RoomId room, boolean forward, long from, int limit, int maxBytes) {
    private static final long LINK_KEPT_EVERY = 256;

    Page read(Connection on) throws SQLException {
        StoreQueries.Rows rows = forward
                ? StoreQueries.forward(on, room, from, limit, maxBytes)
                : StoreQueries.backward(on, room, from, limit, maxBytes);
        List<StoredEvent> events = rows.events();
        if (events.isEmpty()) {
            // Nothing there: the page stands behind the head, or in front of the first event.
            long before = forward ? Math.min(from, rows.head()) : 0;
            return new Page(events, link(on, before), rows.head(), true);
        }
        long first = events.getFirst().seq();
        boolean end = forward ? events.getLast().seq() == rows.head() : first == 1;
        return new Page(events, link(on, first - 1), rows.head(), end);
    }

    /// link(seq): hashed on from the nearest one that the store keeps, 255 digests at most. A deleted event keeps
    /// its digest.
    private byte[] link(Connection on, long seq) throws SQLException {
        byte[] link = Chain.start();
        if (seq == 0) {
            return link;
        }
        long base = seq / LINK_KEPT_EVERY * LINK_KEPT_EVERY;
        for (ChainRow row : StoreQueries.chain(on, room, Math.max(base, 1), seq)) {
            byte[] kept = row.link();
            link = row.seq() == base && kept != null ? kept : Chain.link(link, room, row.seq(), row.digest());
        }
        return link;
    }
}
