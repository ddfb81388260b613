/// PostgreSQL, the truth.
/// In: batches of decided events under the terms of their partitions' owner. Out: committed, or a failure that says
/// exactly what is known.
/// Never: two owners writing one partition, a hole in positions, a body readable without its room's key.
@NullMarked
package hcchat.command.store;

import org.jspecify.annotations.NullMarked;
