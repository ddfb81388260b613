/// What clients and the server say to each other.
/// In: nothing. Out: frames as records, codes, limits and (in `chain`) canonical bytes; with vectors in JSON to which
/// clients in every language are held.
/// Never: a dependency but the room's language; reading and writing JSON is the edge's.
@NullMarked
package hcchat.wire;

import org.jspecify.annotations.NullMarked;
