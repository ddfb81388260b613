/// Who may open what the server sealed: the rooms' data keys and the server's secrets, both wrapped by the master key.
/// In: a room, a caller. Out: a key that the caller may have, for minutes.
/// Never: a key on disk unwrapped, in a log line or in an exception.
@NullMarked
package hcchat.command.keys;

import org.jspecify.annotations.NullMarked;
