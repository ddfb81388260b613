/// In: the log, and the store read-only. Out: pages of events, heads and counts of rooms.
/// Never: a fact that could not be rebuilt from the store.
@NullMarked
package hcchat.query;

import org.jspecify.annotations.NullMarked;
