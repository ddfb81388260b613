/// The endpoints of rooms: found, look, change, keep order, invite, erase; and the token to join one.
/// In: JSON under an account's token. Out: requests to the room's owner, told as it answers.
/// Never: a decision about a room.
@NullMarked
package hcchat.command.rest.rooms;

import org.jspecify.annotations.NullMarked;
