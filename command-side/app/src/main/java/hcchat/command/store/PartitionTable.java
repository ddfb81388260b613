package hcchat.command.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who owns which partition, and how far it is written.
public final class PartitionTable {
    private static final String TAKE_OVER = "update partition_owner set term = term + 1, address = ? where part = ?"
            + " returning part, term, position, published, edges";
    private static final String STAND =
            "select part, term, position from partition_owner where part = any(?) for update";
    private static final String EDGES = "update partition_owner set edges = ? where part = ? and term = ?";
    private static final String OWNERS = "select part, coalesce(address, '') from partition_owner order by part";

    private final StoreConnection store;

    public PartitionTable(StoreConnection store) {
        this.store = store;
    }

    /// Raises the term: whoever wrote the partition before can't any more.
    public TakenOver takeOver(int part, String address) throws StoreFailure {
        return Query.rows(
                        store,
                        TAKE_OVER,
                        statement -> {
                            statement.setString(1, address);
                            statement.setInt(2, part);
                        },
                        PartitionTable::takenOver)
                .getFirst();
    }

    private static TakenOver takenOver(ResultSet row) throws SQLException {
        Array edges = row.getArray(5);
        return new TakenOver(
                row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), Set.of((String[]) edges.getArray()));
    }

    /// Terms and positions as they are once every transaction that wrote them has ended.
    public Map<Integer, Stand> stands(Collection<Integer> parts) throws StoreFailure {
        PgArray wanted = PgArray.int2(parts.size());
        parts.forEach(part -> wanted.add(part.shortValue()));
        List<Stand> stands = Query.rows(
                store,
                STAND,
                statement -> statement.setObject(1, wanted),
                row -> new Stand(row.getInt(1), row.getLong(2), row.getLong(3)));
        return stands.stream().collect(Collectors.toMap(Stand::part, stand -> stand));
    }

    /// Remembers which edges are attached, for the next owner. False when the term is another's.
    public boolean rememberEdges(int part, long term, Collection<String> edges) throws StoreFailure {
        return Query.update(store, EDGES, statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("text", edges.toArray()));
                    statement.setInt(2, part);
                    statement.setLong(3, term);
                })
                == 1;
    }

    /// The address of each partition's owner, empty where there was none yet.
    public List<String> owners() throws StoreFailure {
        return Query.rows(store, OWNERS, statement -> {}, row -> row.getString(2));
    }

    /// @param edges those attached to the former owner
    public record TakenOver(int part, long term, long position, long published, Set<String> edges) {}

    public record Stand(int part, long term, long position) {}
}
