package hcchat.command.account;

import java.time.Instant;
import java.util.UUID;

/// Something that the owner of an account must know.
///
/// @param kind `refresh_reused`: a refresh token of this device was used twice, by the owner or by a thief; the device
/// was logged out
/// @param device its name
public record Notice(UUID id, Instant at, String kind, String device) {
    static final String REFRESH_REUSED = "refresh_reused";

    @Override
    public String toString() {
        return "Notice " + kind;
    }
}
