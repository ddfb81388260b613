package hcchat.command.rooms;

import hcchat.command.account.AccountDatabase;
import hcchat.command.account.Times;
import hcchat.room.RoomId;
import hcchat.storage.seal.MasterKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which rooms an account knows by their names.
public final class AccountRooms {
    /// Of one account; who knows more has those forgotten first that others made, then those known longest.
    public static final int MOST = 1_000;

    private final AccountDatabase database;
    private final MasterKey master;
    private final Clock clock;

    public AccountRooms(AccountDatabase database, MasterKey master, Clock clock) {
        this.database = database;
        this.master = master;
        this.clock = clock;
    }

    /// Remembers a room that the account has taken itself. An account that is deleted meanwhile knows none.
    public void put(UUID account, RoomId room, String channel) {
        put(account, room, channel, false);
    }

    /// Remembers a room that somebody else has made with the account.
    public void putFor(UUID account, RoomId room, String channel) {
        put(account, room, channel, true);
    }

    private void put(UUID account, RoomId room, String channel, boolean byOther) {
        byte[] wrapped = master.wrap(label(account, room), channel.getBytes(StandardCharsets.UTF_8));
        database.change(sql -> {
            int added = sql.sql("insert into account_room (account, room, channel, since, by_other)"
                            + " select id, ?, ?, ?, ? from account where id = ? on conflict (account, room)"
                            + " do update set by_other = false where account_room.by_other and not excluded.by_other")
                    .params(uuid(room), wrapped, Times.column(Times.now(clock)), byOther, account)
                    .update();
            if (added > 0) {
                sql.sql("delete from account_room where account = ? and room in (select room from account_room"
                                + " where account = ? order by by_other, since desc, room offset " + MOST + ")")
                        .params(account, account)
                        .update();
            }
            return added;
        });
    }

    /// The channel of a room that the account knows, or null.
    public @Nullable String channel(UUID account, RoomId room) {
        byte[] wrapped = database.ask(sql -> sql.sql("select channel from account_room where account = ? and room = ?")
                .params(account, uuid(room))
                .query(byte[].class)
                .optional()
                .orElse(null));
        return wrapped == null ? null : open(account, room, wrapped);
    }

    /// All rooms of an account, the newest first.
    public List<Known> of(UUID account) {
        return database.ask(sql -> sql.sql(
                        "select room, channel, since from account_room where account = ? order by since desc, room")
                .param(account)
                .query((row, _) -> {
                    RoomId room = room(row.getObject("room", UUID.class));
                    return new Known(room, open(account, room, row.getBytes("channel")), Times.read(row, "since"));
                })
                .list());
    }

    /// The accounts that know a room, and what they are called.
    public List<Person> people(RoomId room) {
        return database.ask(sql -> sql.sql(
                        "select id, name from account_room join account on id = account where room = ?")
                .param(uuid(room))
                .query((row, _) -> new Person(row.getObject("id", UUID.class), row.getString("name")))
                .list());
    }

    public void forget(UUID account, RoomId room) {
        database.ask(sql -> sql.sql("delete from account_room where account = ? and room = ?")
                .params(account, uuid(room))
                .update());
    }

    private String open(UUID account, RoomId room, byte[] wrapped) {
        return new String(master.unwrap(label(account, room), wrapped), StandardCharsets.UTF_8);
    }

    private static String label(UUID account, RoomId room) {
        return "channel of " + account + " " + room;
    }

    static UUID uuid(RoomId room) {
        return new UUID(room.hi(), room.lo());
    }

    static RoomId room(UUID uuid) {
        return new RoomId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /// A room that an account knows.
    public record Known(RoomId room, String channel, Instant since) {
        @Override
        public String toString() {
            return "Known " + room;
        }
    }

    /// An account that knows a room.
    public record Person(UUID account, String name) {
        @Override
        public String toString() {
            return "Person";
        }
    }
}
