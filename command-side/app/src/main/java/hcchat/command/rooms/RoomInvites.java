package hcchat.command.rooms;

import hcchat.command.account.AccountDatabase;
import hcchat.command.account.InviteCode;
import hcchat.command.account.Times;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import hcchat.storage.seal.MasterKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Invites to rooms. What one is worth is decided by the room's owner when it is used: it speaks for who made it.
public final class RoomInvites {
    /// Of one room at a time.
    public static final int MOST = 1_000;

    private final AccountDatabase database;
    private final MasterKey master;
    private final Clock clock;

    public RoomInvites(AccountDatabase database, MasterKey master, Clock clock) {
        this.database = database;
        this.master = master;
        this.clock = clock;
    }

    /// Makes one; the code is told here and never again.
    ///
    /// @param uses how many may use it; null for any number
    /// @return null when the room has [#MOST] already
    public @Nullable InviteCode make(
            RoomId room, String channel, AuthorId by, @Nullable Integer uses, Instant expires) {
        InviteCode code = InviteCode.toRoom();
        byte[] wrapped = master.wrap(label(code), channel.getBytes(StandardCharsets.UTF_8));
        boolean made = database.change(sql -> {
            sql.sql("delete from room_invite where expires <= ?")
                    .param(Times.column(Times.now(clock)))
                    .update();
            return sql.sql("insert into room_invite (code, room, channel, made_by, uses, expires) select ?, ?, ?, ?,"
                + " ?, ? where (select count(*) from room_invite where room = ? and (uses is null or uses > 0)) < "
                                    + MOST)
                            .param(code.digest())
                            .param(AccountRooms.uuid(room))
                            .param(wrapped)
                            .param(by.bytes())
                            .param(uses)
                            .param(Times.column(expires))
                            .param(AccountRooms.uuid(room))
                            .update()
                    == 1;
        });
        return made ? code : null;
    }

    /// What a code is for; null when it is none, used up, or too old.
    public @Nullable Invite find(InviteCode code) {
        return database.ask(sql -> sql.sql(
                        "select room, channel, made_by from room_invite where code = ? and expires > ?"
                                + " and (uses is null or uses > 0)")
                .params(code.digest(), Times.column(Times.now(clock)))
                .query((row, _) -> new Invite(
                        AccountRooms.room(row.getObject("room", UUID.class)),
                        new String(master.unwrap(label(code), row.getBytes("channel")), StandardCharsets.UTF_8),
                        AuthorId.of(row.getBytes("made_by"))))
                .optional()
                .orElse(null));
    }

    /// Takes one use of it.
    ///
    /// @return whether there was one; of two who take the last one is told so
    public boolean take(InviteCode code) {
        return database.ask(sql -> sql.sql("update room_invite set uses = uses - 1 where code = ? and expires > ?"
                                + " and (uses is null or uses > 0)")
                        .params(code.digest(), Times.column(Times.now(clock)))
                        .update())
                == 1;
    }

    /// Gives back what was taken, when it came to nothing.
    public void giveBack(InviteCode code) {
        database.ask(sql -> sql.sql("update room_invite set uses = uses + 1 where code = ?")
                .param(code.digest())
                .update());
    }

    /// Those of a room that are good still, the one that ends first first; [#MOST] at most.
    public List<Open> of(RoomId room) {
        return database.ask(sql -> sql.sql("select code, made_by, uses, expires from room_invite"
                        + " where room = ? and expires > ? and (uses is null or uses > 0) order by expires, code")
                .params(AccountRooms.uuid(room), Times.column(Times.now(clock)))
                .query((row, _) -> new Open(
                        row.getBytes("code"),
                        AuthorId.of(row.getBytes("made_by")),
                        row.getObject("uses", Integer.class),
                        Times.read(row, "expires")))
                .list());
    }

    /// @param id the digest of its code
    /// @return whether there was such an invite to this room
    public boolean delete(RoomId room, byte[] id) {
        return database.ask(sql -> sql.sql("delete from room_invite where code = ? and room = ?")
                        .params(id, AccountRooms.uuid(room))
                        .update())
                == 1;
    }

    private static String label(InviteCode code) {
        return "channel of invite " + HexFormat.of().formatHex(code.digest());
    }

    /// One that can be used, as its room's keepers see it: without its code.
    ///
    /// @param id the digest of its code
    /// @param uses how many more may use it; null for any number
    public record Open(byte[] id, AuthorId by, @Nullable Integer uses, Instant expires) {
        @Override
        public String toString() {
            return "Open invite";
        }
    }

    /// @param by who made it
    public record Invite(RoomId room, String channel, AuthorId by) {
        @Override
        public String toString() {
            return "Invite to " + room;
        }
    }
}
