package hcchat.log.account;

import java.util.UUID;

/// Something has ended, and with it every access token that was made for it before. Each may be told more than once.
public sealed interface AccountChange {
    /// The moment of the end, milliseconds since 1970, taken while nobody could get a token for what ends: a token
    /// that was issued before it is dead, a later one isn't.
    long at();

    /// A device was logged out, or its refresh tokens were stolen.
    record DeviceEnded(UUID account, UUID device, long at) implements AccountChange {}

    /// All devices of an account: it was deleted, or everything that it had was logged out.
    record AccountEnded(UUID account, long at) implements AccountChange {}

    /// One token alone.
    ///
    /// @param token its `jti`
    /// @param expires when it would have ended by itself, milliseconds since 1970
    record TokenEnded(UUID token, long expires, long at) implements AccountChange {}
}
