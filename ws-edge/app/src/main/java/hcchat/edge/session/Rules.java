package hcchat.edge.session;

import hcchat.edge.inbound.ConnectionLimits;
import java.util.List;

/// What the operator chose.
///
/// @param encryptionRequired whether every text must be an envelope
/// @param limited whether sockets are braked
/// @param anonymous whether people without an account may come in
/// @param sinceJoin whether holders may read only what was said after they first came
/// @param publicChannels those that anybody may be told of, in this order
/// @param connection how fast a socket may speak, as long as sockets are braked
public record Rules(
        boolean encryptionRequired,
        boolean limited,
        boolean anonymous,
        boolean sinceJoin,
        List<String> publicChannels,
        ConnectionLimits connection) {
    public Rules {
        publicChannels = List.copyOf(publicChannels);
    }
}
