package hcchat.command.account;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of invites: gone once used.
final class InviteTable {
    private InviteTable() {}

    static void insert(JdbcClient sql, InviteCode code, Instant expires) {
        sql.sql("insert into account_invite (code, expires) values (?, ?)")
                .params(code.digest(), Times.column(expires))
                .update();
    }

    static boolean isGood(JdbcClient sql, InviteCode code, Instant now) {
        return sql.sql("select exists (select from account_invite where code = ? and expires > ?)")
                .params(code.digest(), Times.column(now))
                .query(Boolean.class)
                .single();
    }

    /// @return whether it was good; of two who use it at once one is told so
    static boolean use(JdbcClient sql, InviteCode code, Instant now) {
        return sql.sql("delete from account_invite where code = ? and expires > ?")
                        .params(code.digest(), Times.column(now))
                        .update()
                == 1;
    }

    static void deleteExpired(JdbcClient sql, Instant now) {
        sql.sql("delete from account_invite where expires <= ?")
                .param(Times.column(now))
                .update();
    }
}
