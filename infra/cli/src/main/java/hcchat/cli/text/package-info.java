/// In: what others wrote, whatever it is. Out: text that a terminal shows and never obeys, and how wide it is there.
/// Never: a control character, or one that reorders or hides its neighbours.
@NullMarked
package hcchat.cli.text;

import org.jspecify.annotations.NullMarked;
