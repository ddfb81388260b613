/// The log `room.events`: what was stored, in the order of each partition, and what passes.
/// In: what an owner committed. Out: the same to every reader, at least once.
/// Never: the truth. Position is identity, an offset only a hint; what the log lost is read from the store.
@NullMarked
package hcchat.log;

import org.jspecify.annotations.NullMarked;
