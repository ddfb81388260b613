/// In: a line that somebody typed. Out: what it means, or a sentence that says how it is typed right.
/// Never: a guess; a text that begins with an unknown command is said to nobody.
@NullMarked
package hcchat.cli.command;

import org.jspecify.annotations.NullMarked;
