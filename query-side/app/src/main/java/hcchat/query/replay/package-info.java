/// Serves the past of rooms from the store.
/// In: a room and a place in it. Out: pages of sealed events, as they are at the moment of asking.
/// Never: a page that shows a body after its deletion was acknowledged, or a thread of the caller's kept waiting.
@NullMarked
package hcchat.query.replay;

import org.jspecify.annotations.NullMarked;
