/// What the server tells, as JSON, for every deployable that tells it.
/// In: stored events, opened. Out: UTF-8.
/// Never: a frame's header, a text in memory longer than it takes to write it.
@NullMarked
package hcchat.wire.frames;

import org.jspecify.annotations.NullMarked;
