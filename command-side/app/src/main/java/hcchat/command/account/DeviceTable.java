package hcchat.command.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of devices. What changes them holds the account.
final class DeviceTable {
    private DeviceTable() {}

    /// Makes it, or takes it again.
    ///
    /// @param name null: as it was
    /// @param now not before it was ended last
    /// @return from when on its tokens count, which may be later by the clock of another process
    static Instant put(JdbcClient sql, UUID account, UUID id, @Nullable String name, Instant now) {
        return sql.sql("insert into device as d (account, id, name, since, seen_at) values (?, ?, coalesce(?, ''), ?,"
                        + " ?) on conflict (account, id) do update set name = coalesce(?, d.name), seen_at ="
                        + " greatest(d.seen_at, excluded.seen_at) returning since")
                .param(account)
                .param(id)
                .param(name)
                .param(Times.column(now))
                .param(Times.column(now))
                .param(name)
                .query((row, _) -> Times.read(row, "since"))
                .single();
    }

    /// Notes that a token is made for it: `seen_at` is never before any of its tokens.
    ///
    /// @return from when on its tokens count, or null when there is no such device
    static @Nullable Instant seen(JdbcClient sql, UUID account, UUID id, Instant now) {
        return sql.sql("update device set seen_at = greatest(seen_at, ?) where account = ? and id = ? returning since")
                .params(Times.column(now), account, id)
                .query((row, _) -> Times.read(row, "since"))
                .optional()
                .orElse(null);
    }

    /// The one used last comes first.
    static List<Device> of(JdbcClient sql, UUID account) {
        return sql.sql("select id, name, since, seen_at from device where account = ? order by seen_at desc, id")
                .param(account)
                .query((row, _) -> device(row))
                .list();
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Times.read(row, "since"),
                Times.read(row, "seen_at"));
    }

    /// @return null unless the account of this name has this device
    static @Nullable UUID accountOn(JdbcClient sql, UUID id, AccountName name) {
        return sql.sql("select a.id from account a join device d on d.account = a.id"
                        + " where a.name_key = ? and d.id = ?")
                .params(name.key(), id)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /// @return as it was, or null when there was no such device
    static @Nullable Device delete(JdbcClient sql, UUID account, UUID id) {
        return sql.sql("delete from device where account = ? and id = ? returning id, name, since, seen_at")
                .params(account, id)
                .query((row, _) -> device(row))
                .optional()
                .orElse(null);
    }

    /// Whether a token of this device counts: its row is there and not younger.
    static boolean isLive(JdbcClient sql, UUID account, UUID id, UUID token, Instant issued) {
        return sql.sql("select exists (select from device where account = ? and id = ? and since <= ?)"
                        + " and not exists (select from account_change where token = ?)")
                .params(account, id, Times.column(issued), token)
                .query(Boolean.class)
                .single();
    }

    /// Whoever stayed away until the refresh token expired must log in anew.
    static void deleteForgotten(JdbcClient sql, Instant now) {
        sql.sql("delete from device d using refresh_token r"
                        + " where r.account = d.account and r.device = d.id and r.expires <= ?")
                .param(Times.column(now))
                .update();
    }
}
