/// Rooms' pasts for those who ask over REST.
/// In: places in a room. Out: pages of its events, read by query-side, opened here; how far people have come.
/// Never: a right; a key or a text that outlives its page.
@NullMarked
package hcchat.command.history;

import org.jspecify.annotations.NullMarked;
