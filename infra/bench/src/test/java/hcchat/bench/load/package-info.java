/// The load against a floor that behaves, and against one that doesn't.
@NullMarked
package hcchat.bench.load;

import org.jspecify.annotations.NullMarked;
