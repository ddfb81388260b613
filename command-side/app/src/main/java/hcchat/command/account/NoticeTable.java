package hcchat.command.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What owners of accounts must know, for 30 days.
final class NoticeTable {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_TOLD = 20;

    private NoticeTable() {}

    static void insert(JdbcClient sql, UUID account, Notice notice) {
        sql.sql("insert into notice (account, id, at, kind, device) values (?, ?, ?, ?, ?)")
                .params(account, notice.id(), Times.column(notice.at()), notice.kind(), notice.device())
                .update();
    }

    /// The newest first.
    static List<Notice> of(JdbcClient sql, UUID account, Instant now) {
        return sql.sql("select id, at, kind, device from notice where account = ? and at > ?"
                        + " order by at desc, id limit " + MOST_TOLD)
                .params(account, Times.column(now.minus(KEPT)))
                .query((row, _) -> new Notice(
                        row.getObject("id", UUID.class),
                        Times.read(row, "at"),
                        row.getString("kind"),
                        row.getString("device")))
                .list();
    }

    static void deleteOld(JdbcClient sql, Instant now) {
        sql.sql("delete from notice where at <= ?")
                .param(Times.column(now.minus(KEPT)))
                .update();
    }
}
