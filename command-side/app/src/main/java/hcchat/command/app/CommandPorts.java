package hcchat.command.app;

import hcchat.command.keys.SecretBook;
import hcchat.intake.transport.Caller;
import hcchat.intake.transport.ServiceToken;
import hcchat.log.RoomLog;
import hcchat.log.account.AccountLog;
import hcchat.replay.ReplayReader;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What command-side is given by who puts the server together.
///
/// @param clock what time messages get, and when they expire
/// @param openLog opens the log with the secrets that seal what passes on it; command-side closes it
/// @param openAccounts opens the way to tell what has ended of accounts; command-side closes it
/// @param tokens who may call it
/// @param share how many partitions it must own to be ready: all where it is alone
/// @param siblings whether what runs in the same process is ready too
/// @param history reads rooms' pasts: query-side; whoever gives it closes it
public record CommandPorts(
        CommandSettings settings,
        Clock clock,
        Function<SecretBook, RoomLog> openLog,
        Function<SecretBook, AccountLog> openAccounts,
        Map<Caller, ServiceToken> tokens,
        int share,
        BooleanSupplier siblings,
        ReplayReader history) {
    public CommandPorts {
        tokens = Map.copyOf(tokens);
    }
}
