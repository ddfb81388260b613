/// Replay without a database, for tests of what asks for it.
/// In: stored events. Out: what the real reader would answer.
/// Never: production.
@NullMarked
package hcchat.replay.memory;

import org.jspecify.annotations.NullMarked;
