package hcchat.command.store;

import hcchat.command.store.Batch.Appearance;
import hcchat.command.store.Batch.Fence;
import hcchat.command.store.Batch.NewKey;
import hcchat.command.store.Batch.Removal;
import hcchat.command.store.Batch.RoomStateRow;
import hcchat.command.store.Batch.Row;
import hcchat.command.store.StoreFailure.CommitUnknown;
import hcchat.command.store.StoreFailure.FenceLost;
import hcchat.command.store.StoreFailure.IdTaken;
import hcchat.command.store.StoreFailure.Rejected;
import hcchat.command.store.StoreFailure.Unreachable;
import hcchat.room.StoredEvent;
import hcchat.storage.reach.StoreWatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Writes batches, each in one transaction. A batch of events alone is one statement, prepared once, in one round trip.
public final class StoreWriter {
    private static final String FENCE_LOST = "HC001";
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String APPEND = """
        with owned as (
            update partition_owner o set position = f.after, published = greatest(o.published, f.published)
            from unnest(?::smallint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                as f(part, term, before, after, published)
            where o.part = f.part and o.term = f.term and o.position = f.before
            returning 1),
        fence as materialized (select case when count(*) = ? then true else fence_lost() end as holds from owned)
        insert into event (part, kid, day, position, seq, mark, of, room, id, digest, link, body)
        select e.part, e.kid, e.day, e.position, e.seq, e.mark, e.of, e.room, e.id, e.digest, e.link, e.body
        from unnest(?::smallint[], ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::uuid[], ?::uuid[], ?::bytea[], ?::bytea[], ?::bytea[])
            as e(part, kid, day, position, seq, mark, of, room, id, digest, link, body)
        where (select holds from fence)
        """;
    private static final String REMOVE_MESSAGES =
            "update event e set body = null from unnest(?::uuid[], ?::bigint[]) as d(room, seq)"
                    + " where e.room = d.room and e.seq = d.seq and e.body is not null";
    // A deletion is about its target too, but isn't content: it stays.
    private static final String REMOVE_FOLLOWERS =
            "update event e set body = null from unnest(?::uuid[], ?::bigint[]) as d(room, seq)"
                    + " where e.room = d.room and e.of = d.seq and e.body is not null and e.day <> "
                    + StoredEvent.NEVER;
    private static final String ADD_KEYS = "insert into room_key (room, kid, first_seq, wrapped)"
            + " select * from unnest(?::uuid[], ?::int[], ?::bigint[], ?::bytea[])";
    private static final String KEEP_APPEARANCES = "insert into author (room, author, sealed)"
            + " select * from unnest(?::uuid[], ?::uuid[], ?::bytea[])"
            + " on conflict (room, author) do update set sealed = excluded.sealed";
    private static final String KEEP_STATES = "insert into room_state (room, seq, days, sealed)"
            + " select * from unnest(?::uuid[], ?::bigint[], ?::int[], ?::bytea[])"
            + " on conflict (room) do update set seq = excluded.seq, days = excluded.days, sealed = excluded.sealed";

    private final StoreConnection store;

    public StoreWriter(StoreConnection store) {
        this.store = store;
    }

    /// Returns once the batch is on disk.
    public void commit(Batch batch) throws StoreFailure {
        Connection connection = store.connection();
        boolean commitSent = false;
        try {
            connection.setAutoCommit(batch.plain());
            if (batch.plain()) {
                PreparedStatement append = append(batch);
                commitSent = true;
                append.executeUpdate();
                return;
            }
            addKeys(batch.newKeys());
            append(batch).executeUpdate();
            remove(batch.removals());
            keep(batch.appearances());
            keepStates(batch.states());
            commitSent = true;
            connection.commit();
        } catch (SQLException failure) {
            throw classify(failure, commitSent);
        }
    }

    private StoreFailure classify(SQLException failure, boolean commitSent) {
        if (StoreWatch.meansAway(failure)) {
            store.drop();
            return commitSent ? new CommitUnknown(failure) : new Unreachable(failure);
        }
        rollBack();
        if (FENCE_LOST.equals(failure.getSQLState())) {
            return new FenceLost(failure);
        }
        String message = String.valueOf(failure.getMessage());
        boolean id = UNIQUE_VIOLATION.equals(failure.getSQLState()) && message.contains("event_id");
        return id ? new IdTaken(failure) : new Rejected(failure);
    }

    private void rollBack() {
        try {
            Connection connection = store.connection();
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException | StoreFailure broken) {
            store.drop();
        }
    }

    private PreparedStatement append(Batch batch) throws SQLException, Unreachable {
        PreparedStatement statement = store.prepare(APPEND);
        int next = bindFences(statement, batch.fences());
        bindRows(statement, next, batch.rows());
        return statement;
    }

    private static int bindFences(PreparedStatement statement, List<Fence> fences) throws SQLException {
        int size = fences.size();
        PgArray part = PgArray.int2(size);
        PgArray term = PgArray.int8(size);
        PgArray before = PgArray.int8(size);
        PgArray after = PgArray.int8(size);
        PgArray published = PgArray.int8(size);
        for (Fence fence : fences) {
            part.add((short) fence.part());
            term.add(fence.term());
            before.add(fence.before());
            after.add(fence.after());
            published.add(fence.published());
        }
        int next = bind(statement, 1, part, term, before, after, published);
        statement.setInt(next, size);
        return next + 1;
    }

    private static void bindRows(PreparedStatement statement, int first, List<Row> rows) throws SQLException {
        int size = rows.size();
        PgArray part = PgArray.int2(size);
        PgArray kid = PgArray.int4(size);
        PgArray day = PgArray.int4(size);
        PgArray position = PgArray.int8(size);
        PgArray seq = PgArray.int8(size);
        PgArray mark = PgArray.int8(size);
        PgArray of = PgArray.int8(size);
        PgArray room = PgArray.uuid(size);
        PgArray id = PgArray.uuid(size);
        PgArray digest = PgArray.bytea(size, 32);
        PgArray link = PgArray.bytea(size, 0);
        PgArray body = PgArray.bytea(size, 220);
        for (Row row : rows) {
            StoredEvent event = row.event();
            part.add((short) row.part());
            kid.add(event.kid());
            day.add(event.day());
            position.add(event.position());
            seq.add(event.seq());
            mark.add(row.mark());
            addOf(of, event.of());
            room.add(event.room().hi(), event.room().lo());
            id.add(row.id());
            digest.add(event.digest());
            link.add(row.link());
            body.add(event.body());
        }
        bind(statement, first, part, kid, day, position, seq, mark, of, room, id, digest, link, body);
    }

    private static void addOf(PgArray of, long target) {
        if (target == 0) {
            of.addNull();
        } else {
            of.add(target);
        }
    }

    private void remove(List<Removal> removals) throws SQLException, Unreachable {
        if (removals.isEmpty()) {
            return;
        }
        PgArray room = PgArray.uuid(removals.size());
        PgArray seq = PgArray.int8(removals.size());
        for (Removal removal : removals) {
            room.add(removal.room().hi(), removal.room().lo());
            seq.add(removal.seq());
        }
        for (String sql : List.of(REMOVE_MESSAGES, REMOVE_FOLLOWERS)) {
            PreparedStatement statement = store.prepare(sql);
            bind(statement, 1, room, seq);
            statement.executeUpdate();
        }
    }

    private void addKeys(List<NewKey> keys) throws SQLException, Unreachable {
        if (keys.isEmpty()) {
            return;
        }
        PgArray room = PgArray.uuid(keys.size());
        PgArray kid = PgArray.int4(keys.size());
        PgArray firstSeq = PgArray.int8(keys.size());
        PgArray wrapped = PgArray.bytea(keys.size(), 64);
        for (NewKey key : keys) {
            room.add(key.room().hi(), key.room().lo());
            kid.add(key.kid());
            firstSeq.add(key.firstSeq());
            wrapped.add(key.wrapped());
        }
        PreparedStatement statement = store.prepare(ADD_KEYS);
        bind(statement, 1, room, kid, firstSeq, wrapped);
        statement.executeUpdate();
    }

    private void keep(List<Appearance> appearances) throws SQLException, Unreachable {
        if (appearances.isEmpty()) {
            return;
        }
        PgArray room = PgArray.uuid(appearances.size());
        PgArray author = PgArray.uuid(appearances.size());
        PgArray sealed = PgArray.bytea(appearances.size(), 96);
        for (Appearance appearance : appearances) {
            room.add(appearance.room().hi(), appearance.room().lo());
            author.add(appearance.author().hi(), appearance.author().lo());
            sealed.add(appearance.sealed());
        }
        PreparedStatement statement = store.prepare(KEEP_APPEARANCES);
        bind(statement, 1, room, author, sealed);
        statement.executeUpdate();
    }

    private void keepStates(List<RoomStateRow> states) throws SQLException, Unreachable {
        if (states.isEmpty()) {
            return;
        }
        PgArray room = PgArray.uuid(states.size());
        PgArray seq = PgArray.int8(states.size());
        PgArray days = PgArray.int4(states.size());
        PgArray sealed = PgArray.bytea(states.size(), 256);
        for (RoomStateRow state : states) {
            room.add(state.room().hi(), state.room().lo());
            seq.add(state.seq());
            days.add(state.days());
            sealed.add(state.sealed());
        }
        PreparedStatement statement = store.prepare(KEEP_STATES);
        bind(statement, 1, room, seq, days, sealed);
        statement.executeUpdate();
    }

    private static int bind(PreparedStatement statement, int first, PgArray... arrays) throws SQLException {
        int index = first;
        for (PgArray array : arrays) {
            statement.setObject(index++, array);
        }
        return index;
    }
}
