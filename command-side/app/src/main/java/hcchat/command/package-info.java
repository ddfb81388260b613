/// In: room commands from the edges. Out: events committed to the store, then published to the log in store order.
/// Never: an acknowledgement before the commit.
@NullMarked
package hcchat.command;

import org.jspecify.annotations.NullMarked;
