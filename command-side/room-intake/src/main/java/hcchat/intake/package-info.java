/// In: room commands of an edge, what has gathered since the last message. Out: exactly one outcome for each.
/// Never: a command that is answered twice, or executed after its time is over.
@NullMarked
package hcchat.intake;

import org.jspecify.annotations.NullMarked;
