/// What an operator asks of a running command-side.
/// In: HTTP from this machine alone, with the token of a file that only the server's owner can read. Out: plain text.
/// Never: a command that somebody who reaches REST could give.
@NullMarked
package hcchat.command.ops;

import org.jspecify.annotations.NullMarked;
