package hcchat.command.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A device that is logged in, and what it gets for that.
///
/// @param issued from when on its access tokens count: to be written into them as it is, since it was taken while
/// nobody could end the device
/// @param notices what the owner must know
public record Session(Account account, UUID device, Instant issued, RefreshToken refresh, List<Notice> notices) {}
