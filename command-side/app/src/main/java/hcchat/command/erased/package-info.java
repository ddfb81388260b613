/// The list of erased rooms, kept a second time beside the master key: a data base that was put back to before an
/// erasure doesn't know of it.
/// In: the store's list. Out: a file that outlives the store; at the start, the same rooms erased again.
/// Never: anything of a room but its id; anything served before the list was held to.
@NullMarked
package hcchat.command.erased;

import org.jspecify.annotations.NullMarked;
