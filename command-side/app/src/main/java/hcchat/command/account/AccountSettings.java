package hcchat.command.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator may say of accounts, as `hcchat.accounts.*`.
///
/// @param registration who may make an account: whom the operator invited, unless told otherwise
/// @param accessLife how long an access token lives; what is revoked is remembered for 30 minutes, so at most 20
/// @param refreshLife how long a device may stay away and is still logged in
/// @param keyLife after how long another key signs
/// @param hashesAtOnce how many passwords are hashed at once, at 19 MiB and some 50 ms of a processor each
/// @param hashesWaiting how many more may wait, before callers are told to come again
@ConfigurationProperties("hcchat.accounts")
public record AccountSettings(
        @DefaultValue("invite") Registration registration,
        @DefaultValue("10m") Duration accessLife,
        @DefaultValue("60d") Duration refreshLife,
        @DefaultValue("30d") Duration keyLife,
        @DefaultValue("1") int hashesAtOnce,
        @DefaultValue("32") int hashesWaiting) {
    private static final Duration LONGEST_ACCESS = Duration.ofMinutes(20);

    public AccountSettings {
        if (accessLife.compareTo(LONGEST_ACCESS) > 0 || accessLife.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("hcchat.accounts.access-life must be between 1s and 20m");
        }
        // A key that is younger than its publication would sign what nobody can verify yet.
        if (keyLife.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("hcchat.accounts.key-life must be at least 1h");
        }
        if (hashesAtOnce < 1 || hashesWaiting < 1) {
            throw new IllegalArgumentException("hcchat.accounts.hashes-at-once and hashes-waiting must be at least 1");
        }
    }

    /// Who may make an account.
    public enum Registration {
        /// Anybody.
        OPEN,
        /// Who has an invite of the operator's.
        INVITE,
        /// Nobody any more.
        CLOSED
    }
}
