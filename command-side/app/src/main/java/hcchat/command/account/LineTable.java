package hcchat.command.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lines (families) of refresh tokens: one a device.
final class LineTable {
    private LineTable() {}

    /// A new line for a device; the one that it had is over.
    static void begin(JdbcClient sql, UUID account, UUID device, RefreshToken token, Instant expires) {
        sql.sql("insert into refresh_token (line, token, account, device, expires) values (?, ?, ?, ?, ?)"
                        + " on conflict (account, device) do update"
                        + " set line = excluded.line, token = excluded.token, expires = excluded.expires")
                .params(token.line(), token.digest(), account, device, Times.column(expires))
                .update();
    }

    static @Nullable Line find(JdbcClient sql, RefreshToken token) {
        return sql.sql("select account, device, expires, token = ? as good from refresh_token where line = ?")
                .params(token.digest(), token.line())
                .query((row, _) -> new Line(
                        row.getObject("account", UUID.class),
                        row.getObject("device", UUID.class),
                        Times.read(row, "expires"),
                        row.getBoolean("good")))
                .optional()
                .orElse(null);
    }

    /// Puts the next token in the place of this one.
    static void turn(JdbcClient sql, RefreshToken from, RefreshToken to, Instant expires) {
        sql.sql("update refresh_token set token = ?, expires = ? where line = ? and token = ?")
                .params(to.digest(), Times.column(expires), from.line(), from.digest())
                .update();
    }

    /// @param good whether it is the line's newest token; a used one else
    record Line(UUID account, UUID device, Instant expires, boolean good) {}
}
