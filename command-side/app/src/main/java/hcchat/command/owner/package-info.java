/// The owner of log partitions: takes what edges ask, decides it with the Room aggregate, commits it, tells it.
/// In: requests of edges, partitions that the log's group assigns. Out: outcomes, only after the commit; log records,
/// in order.
/// Never: an acknowledgement before the commit, a batch without its fence, two threads.
@NullMarked
package hcchat.command.owner;

import org.jspecify.annotations.NullMarked;
