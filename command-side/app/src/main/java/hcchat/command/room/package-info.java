/// The Room aggregate: decides what becomes an event.
/// In: the commands of one batch, with the ids and targets that they name already looked up. Out: events, and one
/// decision each.
/// Never: input, output, a clock or chance of its own; anything kept per message.
@NullMarked
package hcchat.command.room;

import org.jspecify.annotations.NullMarked;
