/// In: where the server's jars are, and on which core it may run. Out: its address, and what its processes used.
/// Never: a part of the load. What is measured runs in processes of its own.
@NullMarked
package hcchat.bench.server;

import org.jspecify.annotations.NullMarked;
