/// In: accounts that have been in rooms. Out: what rooms know of them, and no longer.
/// Never: REST's answers.
@NullMarked
package hcchat.command.rooms;

import org.jspecify.annotations.NullMarked;
