/// The language of a room: what may be asked of it, what happened in it, what it refuses.
/// In: nothing. Out: plain, sealed records that every deployable shares.
/// Never: a framework type, a wire format, a secret.
@NullMarked
package hcchat.room;

import org.jspecify.annotations.NullMarked;
