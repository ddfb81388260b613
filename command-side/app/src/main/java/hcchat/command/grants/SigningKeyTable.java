package hcchat.command.grants;

import hcchat.command.account.AccountDatabase;
import hcchat.command.account.Times;
import hcchat.storage.seal.MasterKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of signing keys, wrapped by the master key.
final class SigningKeyTable {
    // Any number, as long as nobody else takes it: two processes that find a key missing make one.
    private static final long LOCK = 0x6863_6368_6174_6B79L;

    private final AccountDatabase database;
    private final MasterKey master;

    SigningKeyTable(AccountDatabase database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /// All, the oldest first.
    List<SigningKey> all() {
        return database.ask(this::all);
    }

    private List<SigningKey> all(JdbcClient sql) {
        return sql.sql("select kid, signs_from, wrapped from signing_key order by signs_from")
                .query((row, _) -> {
                    String jwk = new String(
                            master.unwrap(label(row.getString("kid")), row.getBytes("wrapped")),
                            StandardCharsets.UTF_8);
                    return SigningKey.parse(jwk, Times.read(row, "signs_from"));
                })
                .list();
    }

    /// Changes the keys while nobody else does.
    ///
    /// @return all, the oldest first
    List<SigningKey> change(Change change) {
        return database.change(sql -> {
            sql.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            change.on(new Row(sql), all(sql));
            return all(sql);
        });
    }

    private static String label(String kid) {
        return "signing key " + kid;
    }

    interface Change {
        void on(Row rows, List<SigningKey> all);
    }

    /// What can be done to them.
    final class Row {
        private final JdbcClient sql;

        private Row(JdbcClient sql) {
            this.sql = sql;
        }

        void add(SigningKey key) {
            byte[] wrapped =
                    master.wrap(label(key.id()), key.pair().toJSONString().getBytes(StandardCharsets.UTF_8));
            sql.sql("insert into signing_key (kid, signs_from, wrapped) values (?, ?, ?)")
                    .params(key.id(), Times.column(key.signsFrom()), wrapped)
                    .update();
        }

        void forget(SigningKey key) {
            sql.sql("delete from signing_key where kid = ?").param(key.id()).update();
        }
    }
}
