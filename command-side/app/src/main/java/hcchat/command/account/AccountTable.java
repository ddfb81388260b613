package hcchat.command.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of accounts.
final class AccountTable {
    private AccountTable() {}

    /// @return whether the name was free
    static boolean insert(JdbcClient sql, UUID id, AccountName name, byte[] password, Instant now) {
        return sql.sql("insert into account (id, name, name_key, password, made_at) values (?, ?, ?, ?, ?)"
                                + " on conflict (name_key) do nothing")
                        .params(id, name.text(), name.key(), password, Times.column(now))
                        .update()
                == 1;
    }

    static boolean isTaken(JdbcClient sql, AccountName name) {
        return sql.sql("select exists (select from account where name_key = ?)")
                .param(name.key())
                .query(Boolean.class)
                .single();
    }

    static @Nullable Kept named(JdbcClient sql, AccountName name) {
        return kept(sql.sql("select id, name, password from account where name_key = ?")
                .param(name.key()));
    }

    static @Nullable Kept of(JdbcClient sql, UUID id) {
        return kept(
                sql.sql("select id, name, password from account where id = ?").param(id));
    }

    /// Holds the account until the transaction ends. All who change what hangs on it do so first: nothing of one
    /// account happens at once, and nobody waits in a circle.
    static @Nullable Kept held(JdbcClient sql, UUID id) {
        return kept(sql.sql("select id, name, password from account where id = ? for update")
                .param(id));
    }

    private static @Nullable Kept kept(JdbcClient.StatementSpec question) {
        return question.query((row, _) -> new Kept(
                        new Account(row.getObject("id", UUID.class), row.getString("name")), row.getBytes("password")))
                .optional()
                .orElse(null);
    }

    static void setPassword(JdbcClient sql, UUID id, byte[] password) {
        sql.sql("update account set password = ? where id = ?")
                .params(password, id)
                .update();
    }

    static void delete(JdbcClient sql, UUID id) {
        sql.sql("delete from account where id = ?").param(id).update();
    }

    /// Its names in rooms are to go, from then on.
    static void forget(JdbcClient sql, UUID id, Instant due) {
        sql.sql("insert into deleted_account (account, due) values (?, ?)")
                .params(id, Times.column(due))
                .update();
    }

    /// @param password as [Passwords] keeps it
    record Kept(Account account, byte[] password) {
        @Override
        public String toString() {
            return account.toString();
        }
    }
}
