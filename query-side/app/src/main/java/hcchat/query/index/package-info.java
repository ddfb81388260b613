/// The replay index: what the store can't say quickly about a room.
/// In: the log, and what is missing there from the store. Out: heads, unread counts, the way from a time to a seq.
/// Never: an event twice or not at all in a count: position is identity, and stands in the transaction of the work.
@NullMarked
package hcchat.query.index;

import org.jspecify.annotations.NullMarked;
