package hcchat.command.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What ended tokens before their time: written in the transaction that ended it.
final class ChangeTable {
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

    static void deleteOld(JdbcClient sql, Instant before) {
        sql.sql("delete from account_change where at < ? and coalesce(expires, at) < ?")
                .params(Times.column(before), Times.column(before))
                .update();
    }
}
