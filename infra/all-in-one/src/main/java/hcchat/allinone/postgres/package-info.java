/// In: a locked data folder, or the URL of a PostgreSQL elsewhere. Out: where the store is, and one login a deployable.
/// Never: a store that acknowledges before it has written, a `trust` login, an address other than this machine's own.
@NullMarked
package hcchat.allinone.postgres;

import org.jspecify.annotations.NullMarked;
