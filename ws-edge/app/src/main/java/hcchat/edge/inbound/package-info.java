/// In: messages as sockets sent them. Out: frames as records, cleaned as their dialect wants, or why not; room
/// commands.
/// Never: a rule about rights, a message that is neither answered nor ignored by a rule of its dialect.
@NullMarked
package hcchat.edge.inbound;

import org.jspecify.annotations.NullMarked;
