/// How the past of a room is read.
/// In: a room and a place in it. Out: stored events as they are, sealed, with what a reader needs to check and show
/// them.
/// Never: a key, or a decision about who may read.
@NullMarked
package hcchat.replay;

import org.jspecify.annotations.NullMarked;
