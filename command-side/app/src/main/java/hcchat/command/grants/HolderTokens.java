package hcchat.command.grants;

import hcchat.room.RoomId;
import hcchat.storage.seal.HolderToken;
import hcchat.storage.seal.ServerSecrets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Reads the tokens that edges give to people without an account.
public final class HolderTokens {
    private final ServerSecrets secrets;
    private final Clock clock;
    private final boolean welcome;

    /// @param welcome whether people without an account may do anything here
    public HolderTokens(ServerSecrets secrets, Clock clock, boolean welcome) {
        this.secrets = secrets;
        this.clock = clock;
        this.welcome = welcome;
    }

    public boolean areWelcome() {
        return welcome;
    }

    public Reading read(String token) {
        int today = (int) LocalDate.now(clock.withZone(ZoneOffset.UTC)).toEpochDay();
        return switch (HolderToken.open(secrets.token(), token, today)) {
            case HolderToken.Valid valid ->
                new Good(new Identity.Holder(RoomId.of(valid.room16()), valid.holder(), valid.since()));
            case HolderToken.Refused refused ->
                refused.reason() == HolderToken.Reason.EXPIRED ? new Expired() : new Bad();
        };
    }

    /// What came of reading one.
    public sealed interface Reading {}

    public record Good(Identity.Holder holder) implements Reading {}

    /// It was good.
    public record Expired() implements Reading {}

    /// None of this server's.
    public record Bad() implements Reading {}
}
