/// In: frames of one socket, answers of owners. Out: requests to owners; answers to the socket, in its dialect.
/// Never: an answer missing or given twice to an HCChat socket, a word to a hack.chat socket that hack.chat wouldn't
/// say.
///
/// Threads: a session reads its frames on its socket's thread, one at a time, and holds the socket while a join
/// is under way, so that what follows finds the room joined. Answers come on threads of the intake client.
/// Order of locks: session, room, socket. What ends a session (a closed socket) is told on any thread, maybe
/// under any lock, and is therefore handed to [Departures].
@NullMarked
package hcchat.edge.session;

import org.jspecify.annotations.NullMarked;
