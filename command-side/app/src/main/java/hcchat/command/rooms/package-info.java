/// What accounts have to do with rooms: how REST asks a room's owner, which rooms an account knows, invites.
/// In: accounts and channels. Out: requests under the author that an account is in that room; rows.
/// Never: a decision about a room, or a channel's name in clear in the store.
@NullMarked
package hcchat.command.rooms;

import org.jspecify.annotations.NullMarked;
