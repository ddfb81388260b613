/// In: frames of clients. Out: the same texts to everybody in the room, numbered.
/// Never: anything kept. It shows what sockets alone cost on this machine, so that a server's figures have a floor.
@NullMarked
package hcchat.bench.floor;

import org.jspecify.annotations.NullMarked;
