/// Who may do what in a room: a state that follows from the room's own events, and the rules over it.
/// In: changes of the room's state. Out: a refusal, or none.
/// Never: input, output, a clock; an account: inside a room everybody is an author.
@NullMarked
package hcchat.command.rights;

import org.jspecify.annotations.NullMarked;
