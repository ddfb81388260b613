package hcchat.client;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Something that was put into a room's outbox.
///
/// @param id of the event that comes of it: the room tells it under this id
/// @param kept completes when it is in the diary: from then on it outlives the program. Cancelled if it never gets
/// there
/// @param outcome [SendOutcome.Acked] or [SendOutcome.Refused] once it is known, however long that takes;
///     [SendOutcome.TryLater] for what couldn't be taken (the outbox is full), or was never kept, when the room ended
///     or the client was closed; then [SendOutcome.Unknown] for what is still in the outbox, and goes on from there
///     the next time
public record Posting(UUID id, CompletableFuture<Void> kept, CompletableFuture<SendOutcome> outcome) {}
