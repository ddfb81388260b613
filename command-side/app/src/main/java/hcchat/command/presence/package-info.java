/// Who is in which room: decided here as messages are, kept only in memory.
/// In: who comes, goes or changes, by edge. Out: rosters with a version, and what the others are told.
/// Never: two holders of one nick in a room; anything stored.
@NullMarked
package hcchat.command.presence;

import org.jspecify.annotations.NullMarked;
