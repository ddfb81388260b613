package hcchat.command.grants;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a token says that was signed here.
///
/// @param id its `jti`
/// @param issued in milliseconds; not later than it was
public record AccessToken(UUID id, Grant grant, Instant issued, Instant expires) {
    public UUID account() {
        return grant.account();
    }

    public UUID device() {
        return grant.device();
    }

    /// The room to which it is bound, as `r_…`; null for one that stands for its account everywhere.
    public @Nullable String room() {
        return grant.room();
    }

    @Override
    public String toString() {
        return "AccessToken";
    }
}
