/// In: stored events and passing records, in the order of their positions. Out: the same, to durable and live readers.
/// Never: a reader that trusts an offset where a position says otherwise.
@NullMarked
package hcchat.log;

import org.jspecify.annotations.NullMarked;
