package hcchat.client;

import java.util.UUID;

/// Something in a room's outbox.
///
/// @param id under which it will be told
/// @param since when it was posted, milliseconds since 1970
/// @param saying as it was written; as it travels, if what an earlier program sealed can't be opened (yet)
/// @param tried whether this program has sent it: then it may be stored already
public record Unsent(UUID id, long since, Saying saying, boolean tried) {}
