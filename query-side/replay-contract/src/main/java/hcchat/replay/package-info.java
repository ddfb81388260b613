/// In: a room and a place in it. Out: pages of its events from there on, pulled by the reader.
/// Never: a page that skips a readable event.
@NullMarked
package hcchat.replay;

import org.jspecify.annotations.NullMarked;
