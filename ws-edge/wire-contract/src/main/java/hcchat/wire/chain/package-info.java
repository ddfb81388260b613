/// The history that anybody can check.
/// In: events, as the owner decided them or as a client rebuilt them from frames. Out: canonical bytes, digests,
/// links, signed heads: the same from both.
/// Never: a byte other than the published vectors say.
@NullMarked
package hcchat.wire.chain;

import org.jspecify.annotations.NullMarked;
