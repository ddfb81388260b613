/// In: the log, as its one reader hands it over. Out: frames, encoded once an event and language, in room order, to the
/// sockets that are in.
/// Never: a durable promise (who was away is served from the replay index), a wait for a socket, an event twice or out
/// of order on one socket.
///
/// Threads: the log's reader alone writes rosters and tips. A room's monitor guards its watchers, its roster and each
/// watcher's cursor; sockets' monitors come inside it, and no write happens while it is held. Behind it may come the
/// ring's, never the other way round.
@NullMarked
package hcchat.edge.fanout;

import org.jspecify.annotations.NullMarked;
