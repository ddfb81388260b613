/// The contract on the twin.
@NullMarked
package hcchat.replay.memory;

import org.jspecify.annotations.NullMarked;
