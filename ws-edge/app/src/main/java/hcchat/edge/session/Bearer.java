package hcchat.edge.session;

import hcchat.edge.account.Reading.Refused;
import hcchat.intake.token.AccessToken;
import org.jspecify.annotations.Nullable;

/// Who somebody is that wants to join.
sealed interface Bearer {
    /// @param holder 16 bytes: a holder's, or the account's
    /// @param since the room's seq when the holder or the account first came, null where that is now
    /// @param account the token that the join stands on, null for nobody's
    record Somebody(
            byte[] holder, @Nullable Long since, @Nullable AccessToken account) implements Bearer {
        @Override
        public String toString() {
            return "Somebody";
        }
    }

    record Nobody(Refused why) implements Bearer {}
}
