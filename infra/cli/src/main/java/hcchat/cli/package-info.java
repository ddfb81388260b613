/// In: the command line, what a person types or a script pipes, and what a room tells. Out: a screen, lines, or JSON.
/// Never: a passphrase or a text of others where the terminal would obey it, a log or the process list would show it.
@NullMarked
package hcchat.cli;

import org.jspecify.annotations.NullMarked;
