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
        Instant since = ChangeTable.afterEnd(sql, account.id(), device, now);
        DeviceTable.put(sql, account.id(), device, wish.name(), since, now);
        List<Device> all = DeviceTable.of(sql, account.id());
        all.stream()
                .filter(other -> !other.id().equals(device))
                .skip(MOST_DEVICES - 1L)
                .forEach(unused -> end(sql, account.id(), unused.id()));
        RefreshToken token = RefreshToken.first();
        LineTable.begin(sql, account.id(), device, token, now.plus(life));
        return session(sql, account, device, since, token);
    }

    /// Takes a good token's successor.
    ///
    /// @return null when the device has been ended meanwhile
    @Nullable
    Session turn(JdbcClient sql, Account account, UUID device, RefreshToken from) {
        Instant now = Times.now(clock);
        Instant since = DeviceTable.seen(sql, account.id(), device, now);
        if (since == null) {
            return null;
        }
        RefreshToken next = from.next();
        LineTable.turn(sql, from, next, now.plus(life));
        return session(sql, account, device, since, next);
    }

    private Session session(JdbcClient sql, Account account, UUID device, Instant since, RefreshToken token) {
        Instant now = Times.now(clock);
        // A device that ended and came again within one millisecond: its tokens count from the next on.
        Instant issued = since.isAfter(now) ? since : now;
        return new Session(account, device, issued, token, NoticeTable.of(sql, account.id(), now));
    }

    /// Ends a device: its tokens are dead with the transaction.
    ///
    /// @return its name, or null when there was no such device
    @Nullable
    String end(JdbcClient sql, UUID account, UUID device) {
        String name = DeviceTable.delete(sql, account, device);
        if (name != null) {
            // Taken while the account is held, and later than any token that was issued before.
            ChangeTable.deviceEnded(sql, account, device, Times.now(clock).plusMillis(1));
        }
        return name;
    }
}
