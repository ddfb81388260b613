/// In: frames as text. Out: frames as records, and back, byte for byte as the golden files say.
/// Never: a dependency; clients in other languages are held to the same files.
@NullMarked
package hcchat.wire;

import org.jspecify.annotations.NullMarked;
