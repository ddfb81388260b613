/// In: a place in a room's past that a socket asks for. Out: the events from there on, at the speed at which it reads,
/// and then the room as it goes on, without a gap and without a repeat.
/// Never: a queue of live events for a socket that is still reading old ones, a second replay on one socket, a text
/// that was deleted.
///
/// Threads: whoever finds that something can go on (a page has come, a socket has drained, the log brought more than
/// was asked for) does the next step; a step holds the room's monitor, reading doesn't.
@NullMarked
package hcchat.edge.replay;

import org.jspecify.annotations.NullMarked;
