package hcchat.command.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What happens to a device inside a transaction that holds its account.
final class LineOffice {
    /// Who logs in each day without saying on which device ends the one that was used longest ago.
    static final int MOST_DEVICES = 50;

    private final Clock clock;
    private final Duration life;

    /// @param life of a refresh token that isn't used
    LineOffice(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    /// Logs a device in.
    Session begin(JdbcClient sql, Account account, DeviceWish wish) {
        Instant now = Times.now(clock);
        UUID device = Objects.requireNonNullElseGet(wish.id(), UUID::randomUUID);
        Instant after = ChangeTable.afterEnd(sql, account.id(), device, now);
        Instant since = DeviceTable.put(sql, account.id(), device, wish.name(), after);
        List<Device> all = DeviceTable.of(sql, account.id());
        all.stream()
                .filter(other -> !other.id().equals(device))
                .skip(MOST_DEVICES - 1L)
                .forEach(unused -> end(sql, account.id(), unused.id()));
        RefreshToken token = RefreshToken.first();
        LineTable.begin(sql, account.id(), device, token, now.plus(life));
        return session(sql, account, device, later(since, after), token);
    }

    /// Takes a good token's successor.
    ///
    /// @return null when the device has been ended meanwhile
    @Nullable
    Session turn(JdbcClient sql, Account account, UUID device, RefreshToken from) {
        Instant issued = issue(sql, account.id(), device);
        if (issued == null) {
            return null;
        }
        RefreshToken next = from.next();
        LineTable.turn(sql, from, next, Times.now(clock).plus(life));
        return session(sql, account, device, issued, next);
    }

    /// The moment that a token of this device bears which is made now: kept with the device, so that whatever
    /// ends it is later, also by the clock of another process.
    ///
    /// @return null when there is no such device
    @Nullable
    Instant issue(JdbcClient sql, UUID account, UUID device) {
        Instant now = Times.now(clock);
        Instant since = DeviceTable.seen(sql, account, device, now);
        return since == null ? null : later(since, now);
    }

    // A device that ended and came again by clocks that differ, or within one millisecond: its tokens count from the
    // later moment on.
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Session session(JdbcClient sql, Account account, UUID device, Instant issued, RefreshToken token) {
        return new Session(account, device, issued, token, NoticeTable.of(sql, account.id(), Times.now(clock)));
    }

    /// Ends a device: its tokens are dead with the transaction.
    ///
    /// @return its name, or null when there was no such device
    @Nullable
    String end(JdbcClient sql, UUID account, UUID device) {
        Device ended = DeviceTable.delete(sql, account, device);
        if (ended == null) {
            return null;
        }
        ChangeTable.deviceEnded(sql, account, device, end(ended));
        return ended.name();
    }

    /// When whatever is on these devices ends: later than any token that was made for them, whichever clock that
    /// was by.
    Instant end(Device... devices) {
        Instant last = Times.now(clock);
        for (Device device : devices) {
            last = later(last, device.seen());
        }
        return last.plusMillis(1);
    }
}
