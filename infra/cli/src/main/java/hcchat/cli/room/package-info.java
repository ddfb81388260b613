/// In: the client library's signals and what somebody wants to do. Out: what happened in the room, in words that
/// screens, lines and JSON share. Never: a text as if somebody had said it that wasn't opened; a terminal.
@NullMarked
package hcchat.cli.room;

import org.jspecify.annotations.NullMarked;
