package hcchat.command.account;

import hcchat.command.account.AccountTable.Kept;
import hcchat.command.account.LineTable.Line;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who is logged in where.
public final class Sessions {
    private static final UUID NOBODY = new UUID(0, 0);

    private final AccountDatabase database;
    private final Passwords passwords;
    private final LineOffice lines;
    private final AccountNews news;
    private final Clock clock;

    public Sessions(
            AccountDatabase database, Passwords passwords, AccountSettings settings, AccountNews news, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.lines = new LineOffice(clock, settings.refreshLife());
        this.news = news;
        this.clock = clock;
    }

    /// Logs somebody in. A name that doesn't exist takes the same work as a wrong password.
    ///
    /// @return null if there is no such name, or the password is another: which of them, nobody is told
    /// @throws HashBench.Overloaded when too many wait
    public @Nullable Session logIn(AccountName name, Password password, DeviceWish device) {
        Kept kept = database.ask(sql -> AccountTable.named(sql, name));
        UUID id = kept == null ? NOBODY : kept.account().id();
        if (!passwords.matches(id, kept == null ? null : kept.password(), password) || kept == null) {
            return null;
        }
        Session session = database.change(sql -> {
            Kept held = AccountTable.held(sql, id);
            // The password may have been changed while this one was hashed.
            return held == null || !Arrays.equals(held.password(), kept.password())
                    ? null
                    : lines.begin(sql, held.account(), device);
        });
        news.look();
        return session;
    }

    /// Takes a refresh token, once. One that was taken before ends the device and leaves a notice.
    public Refreshed refresh(RefreshToken token) {
        Line found = database.ask(sql -> LineTable.find(sql, token));
        if (found == null) {
            return new Refreshed.Unknown();
        }
        Refreshed outcome = database.change(sql -> refresh(sql, found.account(), token));
        if (outcome instanceof Refreshed.Reused) {
            news.look();
        }
        return outcome;
    }

    private Refreshed refresh(JdbcClient sql, UUID account, RefreshToken token) {
        Kept held = AccountTable.held(sql, account);
        // Only now: of two who show the same token at once the second finds it used.
        Line line = held == null ? null : LineTable.find(sql, token);
        if (held == null || line == null) {
            return new Refreshed.Unknown();
        }
        if (!line.good()) {
            String device = lines.end(sql, account, line.device());
            NoticeTable.insert(
                    sql,
                    account,
                    new Notice(
                            UUID.randomUUID(), Times.now(clock), Notice.REFRESH_REUSED, device == null ? "" : device));
            return new Refreshed.Reused();
        }
        if (!line.expires().isAfter(Times.now(clock))) {
            return new Refreshed.Unknown();
        }
        Session session = lines.turn(sql, held.account(), line.device(), token);
        return session == null ? new Refreshed.Unknown() : new Refreshed.Fresh(session);
    }

    /// Logs the device of a refresh token out, also by a used one.
    ///
    /// @return whether there was one
    public boolean logOut(RefreshToken token) {
        Line line = database.ask(sql -> LineTable.find(sql, token));
        return line != null && end(line.account(), line.device());
    }

    /// Ends a device.
    ///
    /// @return whether there was one
    public boolean end(UUID account, UUID device) {
        boolean ended = database.change(
                sql -> AccountTable.held(sql, account) != null && lines.end(sql, account, device) != null);
        news.look();
        return ended;
    }

    /// Ends one access token alone.
    public void endToken(UUID account, UUID token, Instant expires) {
        database.change(sql -> {
            // Once is enough; and an account that is gone has no tokens.
            if (AccountTable.held(sql, account) != null && !ChangeTable.isEnded(sql, token)) {
                ChangeTable.tokenEnded(sql, account, token, expires, Times.now(clock));
            }
            return true;
        });
        news.look();
    }

    /// Whose device it is, if that account has this name; null for nobody's.
    public @Nullable UUID accountOn(UUID device, AccountName name) {
        return database.ask(sql -> DeviceTable.accountOn(sql, device, name));
    }

    /// The devices of an account, the one used last first.
    public List<Device> devices(UUID account) {
        return database.ask(sql -> DeviceTable.of(sql, account));
    }

    /// What the owner of an account must know, the newest first.
    public List<Notice> notices(UUID account) {
        return database.ask(sql -> NoticeTable.of(sql, account, Times.now(clock)));
    }

    /// Whether an access token counts: its device was logged in when it was made, has been since, and the token
    /// itself wasn't ended.
    public boolean isLive(UUID account, UUID device, UUID token, Instant issued) {
        return database.ask(sql -> DeviceTable.isLive(sql, account, device, token, issued));
    }

    /// Makes sure that a token counts from which another is made, and notes that: whatever is ending its device is
    /// waited for, and whatever ends it from then on ends the other as well.
    ///
    /// @return the moment that the other is to bear; null if the token counts no more
    public @Nullable Instant issue(UUID account, UUID device, UUID token, Instant issued) {
        return database.change(sql ->
                AccountTable.held(sql, account) != null && DeviceTable.isLive(sql, account, device, token, issued)
                        ? lines.issue(sql, account, device)
                        : null);
    }

    /// What became of a refresh token.
    public sealed interface Refreshed {
        record Fresh(Session session) implements Refreshed {}

        /// It was used before: the device is logged out.
        record Reused() implements Refreshed {}

        /// No such token any more: log in.
        record Unknown() implements Refreshed {}
    }
}
