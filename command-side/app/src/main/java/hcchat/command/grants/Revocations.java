package hcchat.command.grants;

import hcchat.intake.token.AccessToken;

/// Knows which tokens are dead before their time.
public interface Revocations {
    /// Whether the token's account, device or the token itself has been ended since it was made.
    boolean isDead(AccessToken token);
}
