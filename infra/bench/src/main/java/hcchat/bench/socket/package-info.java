/// In: what a non-blocking socket brings and takes, in whatever pieces. Out: frames' bytes whole and in order, at both
/// ends of the bench: the load's and the floor's. Never: a thread that waits.
@NullMarked
package hcchat.bench.socket;

import org.jspecify.annotations.NullMarked;
