package hcchat.command.account;

import hcchat.command.account.AccountChangeRelay.Row;
import hcchat.log.account.AccountChange;
import hcchat.log.account.AccountChange.AccountEnded;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.account.AccountChange.TokenEnded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What ended tokens before their time: written in the transaction that ended it.
final class ChangeTable {
    private static final String ROWS = "select id, at, account, device, token, expires from account_change ";

    private ChangeTable() {}

    /// @param at after which tokens of this device count again
    static void deviceEnded(JdbcClient sql, UUID account, UUID device, Instant at) {
        insert(sql, account, device, at);
    }

    static void accountEnded(JdbcClient sql, UUID account, Instant at) {
        insert(sql, account, null, at);
    }

    private static void insert(JdbcClient sql, UUID account, @Nullable UUID device, Instant at) {
        sql.sql("insert into account_change (at, account, device) values (?, ?, ?)")
                .param(Times.column(at))
                .param(account)
                .param(device)
                .update();
    }

    static void tokenEnded(JdbcClient sql, UUID account, UUID token, Instant expires, Instant at) {
        sql.sql("insert into account_change (at, account, token, expires) values (?, ?, ?, ?)")
                .params(Times.column(at), account, token, Times.column(expires))
                .update();
    }

    static boolean isEnded(JdbcClient sql, UUID token) {
        return sql.sql("select exists (select from account_change where token = ?)")
                .param(token)
                .query(Boolean.class)
                .single();
    }

    /// When this device was ended last, or `now` if that is later.
    static Instant afterEnd(JdbcClient sql, UUID account, UUID device, Instant now) {
        return sql.sql("select greatest(?, max(at)) as since from account_change where account = ? and device = ?")
                .params(Times.column(now), account, device)
                .query((row, _) -> Times.read(row, "since"))
                .single();
    }

    /// The oldest that nobody is known to have been told of.
    static List<Row> untold(JdbcClient sql, int most) {
        return sql.sql(ROWS + "where not told order by id limit ?")
                .param(most)
                .query((row, _) -> row(row))
                .list();
    }

    /// Some of those since a moment, the oldest of them first.
    ///
    /// @param after the id of the last one that was had, 0 at the beginning
    static List<Row> since(JdbcClient sql, Instant from, long after, int most) {
        return sql.sql(ROWS + "where at >= ? and id > ? order by id limit ?")
                .params(Times.column(from), after, most)
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        long at = Times.read(row, "at").toEpochMilli();
        UUID account = row.getObject("account", UUID.class);
        UUID device = row.getObject("device", UUID.class);
        UUID token = row.getObject("token", UUID.class);
        AccountChange change;
        if (token != null) {
            change = new TokenEnded(token, Times.read(row, "expires").toEpochMilli(), at);
        } else if (device != null) {
            change = new DeviceEnded(account, device, at);
        } else {
            change = new AccountEnded(account, at);
        }
        return new Row(row.getLong("id"), change);
    }

    /// @param ids some hundreds at most: each is a parameter, of which PostgreSQL takes 65,535
    /// @return how many of them there were
    static int told(JdbcClient sql, List<Long> ids) {
        return sql.sql("update account_change set told = true where id in (:ids)")
                .param("ids", ids)
                .update();
    }

    static void deleteOld(JdbcClient sql, Instant before) {
        sql.sql("delete from account_change where at < ? and coalesce(expires, at) < ?")
                .params(Times.column(before), Times.column(before))
                .update();
    }
}
