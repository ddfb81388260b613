/// In: bytes to keep and the key to seal them under. Out: sealed bytes, and the clear ones again.
/// Never: a key or a clear byte in a log line, an exception or a `toString`.
@NullMarked
package hcchat.storage;

import org.jspecify.annotations.NullMarked;
