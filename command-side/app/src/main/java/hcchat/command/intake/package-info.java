/// Where edges come in.
/// In: streams of requests, as the transport hands them over. Out: the owner's desk, the map of owners, keys.
/// Never: a decision; a key for a caller who has no token.
@NullMarked
package hcchat.command.intake;

import org.jspecify.annotations.NullMarked;
