package hcchat.room;

import java.util.UUID;

/// What every stored event has.
///
/// @param seq the event's number in its room, from 1, without a gap
/// @param id the sender's idempotency key, unique in its room for ever
/// @param time when the owner decided it, milliseconds since 1970; never falls within a room
public record EventMeta(long seq, UUID id, long time, AuthorId author, Blind blind) {}
