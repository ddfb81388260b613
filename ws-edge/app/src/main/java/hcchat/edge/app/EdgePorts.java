package hcchat.edge.app;

import hcchat.intake.IntakeClient;
import hcchat.intake.KeyClient;
import hcchat.intake.LiveFeed;
import hcchat.intake.Presence;
import hcchat.log.RoomLog;
import hcchat.log.account.AccountChanges;
import hcchat.replay.ReplayReader;

/// The rest of HCChat, as an edge sees it. Who gives them closes them, after the edge; but for the intake client,
/// which the edge lets make and closes.
///
/// @param accounts what ends tokens before their time
public record EdgePorts(
        IntakeConnector intake, KeyClient keys, RoomLog log, ReplayReader replay, AccountChanges accounts) {
    /// Makes the client that asks owners.
    public interface IntakeConnector {
        /// @param presence whom this edge has; asked from the first connection on
        /// @param feed hears what owners tell the log before the log brings it
        IntakeClient connect(Presence presence, LiveFeed feed);
    }
}
