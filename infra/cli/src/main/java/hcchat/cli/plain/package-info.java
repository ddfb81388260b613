/// In: lines on the standard input. Out: lines on the standard output, one for each thing that happened; no screen.
/// Never: an exit code of 0 when something that was given to be said isn't acknowledged.
@NullMarked
package hcchat.cli.plain;

import org.jspecify.annotations.NullMarked;
