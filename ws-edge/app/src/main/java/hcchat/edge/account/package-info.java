/// In: access tokens as clients show them, the server's public keys, word of what has ended. Out: whose a token is, or
/// why it counts for nothing.
/// Never: a token or an account in a log line; a wait on a socket's thread; a token that is taken because something
/// couldn't be asked.
@NullMarked
package hcchat.edge.account;

import org.jspecify.annotations.NullMarked;
