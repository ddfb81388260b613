package hcchat.command.account;

import java.util.UUID;

/// Somebody who has an account.
///
/// @param name as it was written when the account was made
public record Account(UUID id, String name) {
    @Override
    public String toString() {
        return "Account " + id;
    }
}
