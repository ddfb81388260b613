/// Bugs planted on purpose into a copy of one source file, and the specification that must fail for each: what shows
/// that the specifications see what they are there to see.
@NullMarked
package hcchat.spec.planted;

import org.jspecify.annotations.NullMarked;
