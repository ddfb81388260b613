/// In: what somebody typed. Out: calls to the room, and sentences about what came of them.
/// Never: a text sent twice, or lost without a word.
@NullMarked
package hcchat.cli.act;

import org.jspecify.annotations.NullMarked;
