package hcchat.query;

import hcchat.intake.KeyClient;
import hcchat.intake.transport.Caller;
import hcchat.intake.transport.ServiceToken;
import hcchat.log.RoomLog;
import java.util.Map;

/// What query-side is given by who puts the server together. The log and the keys stay that one's to close.
///
/// @param log followed for the index
/// @param keys asked for the keys of events whose time the index wants
/// @param address where replay is served: `inprocess:name` or `host:port`
/// @param tokens who may ask
public record QueryPorts(RoomLog log, KeyClient keys, String address, Map<Caller, ServiceToken> tokens) {
    public QueryPorts {
        tokens = Map.copyOf(tokens);
    }
}
