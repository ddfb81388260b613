/// In: nothing; these are values. Out: the words that every part uses to speak of a room.
/// Never: a framework type, a clock, or a stored name that changes.
@NullMarked
package hcchat.room;

import org.jspecify.annotations.NullMarked;
