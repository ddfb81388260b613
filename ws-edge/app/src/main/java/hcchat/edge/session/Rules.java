package hcchat.edge.session;

/// What the operator chose.
///
/// @param encryptionRequired whether every text must be an envelope
/// @param limited whether sockets are braked
/// @param sinceJoin whether holders may read only what was said after they first came
public record Rules(boolean encryptionRequired, boolean limited, boolean sinceJoin) {}
