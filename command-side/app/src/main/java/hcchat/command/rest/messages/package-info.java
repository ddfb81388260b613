/// What is said in rooms, for clients without a socket: a share extension, a bot.
/// In: requests with a token. Out: commands to the rooms' owners, as edges send them, and what came of them.
/// Never: a rule of its own about what may be said; a text in a log line.
@NullMarked
package hcchat.command.rest.messages;

import org.jspecify.annotations.NullMarked;
