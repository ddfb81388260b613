package hcchat.command.account;

import java.time.Instant;
import java.util.UUID;

/// Somewhere where an account is logged in.
///
/// @param name as its owner knows it; may be empty
/// @param since when it was logged in
/// @param seen when its session was last renewed, or a token for it made; not before any of its tokens
public record Device(UUID id, String name, Instant since, Instant seen) {
    /// Longest name, in UTF-16 units.
    public static final int LONGEST_NAME = 64;

    @Override
    public String toString() {
        return "Device " + id;
    }
}
