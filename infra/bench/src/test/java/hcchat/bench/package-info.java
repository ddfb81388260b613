/// What a run prints, and what it is asked for.
@NullMarked
package hcchat.bench;

import org.jspecify.annotations.NullMarked;
