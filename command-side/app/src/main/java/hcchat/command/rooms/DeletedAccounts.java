package hcchat.command.rooms;

import hcchat.command.account.AccountDatabase;
import hcchat.command.account.Times;
import hcchat.room.AuthorId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes the names of deleted accounts out of rooms: their authors are `deleted` from then on, what they wrote stays.
/// Which rooms an account was in is written nowhere, so every room is asked for the author that it would be there.
public final class DeletedAccounts {
    private static final int ROOMS = 1_000;

    // From room to room by the index, however many authors one has.
    private static final String NEXT_ROOMS = """
        with recursive next(room) as (
            (select room from author where room > ? order by room limit 1)
            union all
            select (select a.room from author a where a.room > next.room order by a.room limit 1)
              from next where next.room is not null)
        select room from next where room is not null limit
        """ + ROOMS;

    private final AccountDatabase database;
    private final RoomNames names;
    private final Clock clock;

    public DeletedAccounts(AccountDatabase database, RoomNames names, Clock clock) {
        this.database = database;
        this.names = names;
        this.clock = clock;
    }

    /// Goes through as many rooms as there are, for each account that is due; a process that stops goes on where it
    /// was.
    ///
    /// @throws AccountDatabase.StoreAway if the store can't be reached
    public void sweep() {
        boolean more = true;
        while (more) {
            more = database.change(this::step);
        }
    }

    /// @return whether there is more to do
    private boolean step(JdbcClient sql) {
        Due due = sql.sql("select account, through from deleted_account where due <= ? order by due"
                        + " limit 1 for update skip locked")
                .param(Times.column(Times.now(clock)))
                .query((row, _) -> new Due(row.getObject("account", UUID.class), row.getObject("through", UUID.class)))
                .optional()
                .orElse(null);
        if (due == null) {
            return false;
        }
        List<UUID> rooms =
                sql.sql(NEXT_ROOMS).param(due.through()).query(UUID.class).list();
        takeOut(sql, due.account(), rooms);
        if (rooms.size() < ROOMS) {
            sql.sql("delete from deleted_account where account = ?")
                    .param(due.account())
                    .update();
        } else {
            sql.sql("update deleted_account set through = ? where account = ?")
                    .params(rooms.getLast(), due.account())
                    .update();
        }
        return true;
    }

    private void takeOut(JdbcClient sql, UUID account, List<UUID> rooms) {
        UUID[] authors = rooms.stream().map(room -> author(room, account)).toArray(UUID[]::new);
        UUID[] where = rooms.toArray(UUID[]::new);
        for (String table : List.of("author", "marker")) {
            sql.sql("delete from " + table + " t using unnest(?::uuid[], ?::uuid[]) as gone(room, author)"
                            + " where t.room = gone.room and t.author = gone.author")
                    .param(where)
                    .param(authors)
                    .update();
        }
        sql.sql("delete from room_invite t using unnest(?::uuid[], ?::uuid[]) as gone(room, author)"
                        + " where t.room = gone.room and t.made_by = uuid_send(gone.author)")
                .param(where)
                .param(authors)
                .update();
    }

    private UUID author(UUID room, UUID account) {
        AuthorId author = names.author(AccountRooms.room(room), account);
        return new UUID(author.hi(), author.lo());
    }

    private record Due(UUID account, UUID through) {}
}
