package hcchat.command.account;

import hcchat.command.account.AccountSettings.Registration;
import hcchat.command.account.AccountTable.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Accounts: how they begin, change and end.
public final class Accounts {
    // Beyond the last token's life: what was asked in its last moment is answered by then, and clocks differ.
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final AccountDatabase database;
    private final Passwords passwords;
    private final LineOffice lines;
    private final Registration registration;
    private final Duration accessLife;
    private final AccountNews news;
    private final Clock clock;

    public Accounts(
            AccountDatabase database, Passwords passwords, AccountSettings settings, AccountNews news, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.lines = new LineOffice(clock, settings.refreshLife());
        this.registration = settings.registration();
        this.accessLife = settings.accessLife();
        this.news = news;
        this.clock = clock;
    }

    /// Makes an account and logs its first device in.
    ///
    /// @param invite null when none was shown
    /// @throws HashBench.Overloaded when too many wait
    public Registered register(
            AccountName name, Password password, @Nullable InviteCode invite, DeviceWish firstDevice) {
        Registered refused = database.ask(sql -> refusal(sql, name, invite));
        if (refused != null) {
            // Before the password is hashed: strangers get no work done.
            return refused;
        }
        UUID id = UUID.randomUUID();
        byte[] kept = passwords.kept(id, password);
        return database.change(sql -> {
            Instant now = Times.now(clock);
            if (!AccountTable.insert(sql, id, name, kept, now)) {
                return new Registered.NameTaken();
            }
            if (registration == Registration.INVITE && !used(sql, invite, now)) {
                // Somebody else was quicker with the same invite.
                AccountTable.delete(sql, id);
                return new Registered.BadInvite();
            }
            return new Registered.Made(lines.begin(sql, new Account(id, name.text()), firstDevice));
        });
    }

    private @Nullable Registered refusal(JdbcClient sql, AccountName name, @Nullable InviteCode invite) {
        return switch (registration) {
            case CLOSED -> new Registered.Closed();
            case INVITE -> {
                if (invite == null) {
                    yield new Registered.InviteRequired();
                }
                yield InviteTable.isGood(sql, invite, Times.now(clock)) ? taken(sql, name) : new Registered.BadInvite();
            }
            case OPEN -> taken(sql, name);
        };
    }

    private static @Nullable Registered taken(JdbcClient sql, AccountName name) {
        return AccountTable.isTaken(sql, name) ? new Registered.NameTaken() : null;
    }

    private static boolean used(JdbcClient sql, @Nullable InviteCode invite, Instant now) {
        return invite != null && InviteTable.use(sql, invite, now);
    }

    /// Makes an invite; the code is told here and never again.
    public InviteCode invite(Duration life) {
        InviteCode code = InviteCode.toServer();
        database.change(sql -> {
            Instant now = Times.now(clock);
            InviteTable.deleteExpired(sql, now);
            InviteTable.insert(sql, code, now.plus(life));
            return true;
        });
        return code;
    }

    /// Changes a password, and logs all other devices out.
    ///
    /// @param device stays
    /// @return whether the old password was right
    /// @throws HashBench.Overloaded when too many wait
    public boolean changePassword(UUID account, UUID device, Password old, Password next) {
        Kept before = database.ask(sql -> AccountTable.of(sql, account));
        if (!passwords.matches(account, before == null ? null : before.password(), old) || before == null) {
            return false;
        }
        byte[] kept = passwords.kept(account, next);
        boolean changed = database.change(sql -> {
            if (!isStill(sql, before)) {
                return false;
            }
            AccountTable.setPassword(sql, account, kept);
            List<Device> devices = DeviceTable.of(sql, account);
            devices.stream().filter(one -> !one.id().equals(device)).forEach(one -> lines.end(sql, account, one.id()));
            return true;
        });
        news.look();
        return changed;
    }

    /// Deletes an account with all that hangs on it; its names in rooms go a moment later.
    ///
    /// @return whether the password was right
    /// @throws HashBench.Overloaded when too many wait
    public boolean delete(UUID account, Password password) {
        Kept before = database.ask(sql -> AccountTable.of(sql, account));
        if (!passwords.matches(account, before == null ? null : before.password(), password) || before == null) {
            return false;
        }
        boolean deleted = database.change(sql -> {
            if (!isStill(sql, before)) {
                return false;
            }
            Device[] devices = DeviceTable.of(sql, account).toArray(Device[]::new);
            AccountTable.delete(sql, account);
            // Not before its last token has expired: while edges can't be told, a socket may go on by one, and what it
            // posts would write the name again.
            AccountTable.forget(sql, account, Times.now(clock).plus(accessLife).plus(UNDER_WAY));
            ChangeTable.accountEnded(sql, account, lines.end(devices));
            return true;
        });
        news.look();
        return deleted;
    }

    /// Holds the account, if nobody has changed its password since it was checked.
    private static boolean isStill(JdbcClient sql, Kept before) {
        Kept held = AccountTable.held(sql, before.account().id());
        return held != null && Arrays.equals(held.password(), before.password());
    }

    /// Whose account it is; null when it is gone.
    public @Nullable Account find(UUID id) {
        Kept kept = database.ask(sql -> AccountTable.of(sql, id));
        return kept == null ? null : kept.account();
    }

    /// Whose name it is; null for nobody's.
    public @Nullable Account named(AccountName name) {
        Kept kept = database.ask(sql -> AccountTable.named(sql, name));
        return kept == null ? null : kept.account();
    }

    /// What became of a wish for an account.
    public sealed interface Registered {
        record Made(Session session) implements Registered {}

        record Closed() implements Registered {}

        record InviteRequired() implements Registered {}

        /// Unknown, used or expired.
        record BadInvite() implements Registered {}

        record NameTaken() implements Registered {}
    }
}
