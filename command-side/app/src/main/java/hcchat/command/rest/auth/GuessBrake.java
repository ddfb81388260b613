package hcchat.command.rest.auth;

import hcchat.command.account.AccountName;
import hcchat.command.account.Sessions;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RequestLimits;
import hcchat.command.rest.RequestLimits.Brake;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How often a password may be guessed at: by address, and by account, since many addresses together may guess no
/// faster. Who names a device that is logged in (a random number, which nobody else knows) has an allowance that
/// strangers can't use up. It is the same whichever call proves the password.
final class GuessBrake {
    private final RequestLimits limits;
    private final Sessions sessions;

    GuessBrake(RequestLimits limits, Sessions sessions) {
        this.limits = limits;
        this.sessions = sessions;
    }

    /// Counts a login, whether there is such a name or not.
    ///
    /// @param device that the caller names, or null
    /// @throws Refused with `rate_limited`
    void brake(String address, AccountName name, @Nullable UUID device) {
        limits.take(Brake.PASSWORDS, address);
        @Nullable UUID account = device == null ? null : sessions.accountOn(device, name);
        if (account != null && device != null) {
            limits.take(Brake.DEVICE, key(account, device));
        } else {
            limits.take(Brake.NAME, name.key());
        }
    }

    /// Counts who proves the password on a device that its token vouches for.
    ///
    /// @throws Refused with `rate_limited`
    void brake(String address, UUID account, UUID device) {
        limits.take(Brake.PASSWORDS, address);
        limits.take(Brake.DEVICE, key(account, device));
    }

    private static String key(UUID account, UUID device) {
        return account + " " + device;
    }
}
