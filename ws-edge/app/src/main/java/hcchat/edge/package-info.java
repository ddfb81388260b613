/// In: frames of sockets, records of the log. Out: commands to the owners, frames to the sockets.
/// Never: PostgreSQL, and never a queue without a bound.
@NullMarked
package hcchat.edge;

import org.jspecify.annotations.NullMarked;
