/// In: a store with its roles. Out: what query-side may do there.
/// Never: more than it needs.
@NullMarked
package hcchat.query.store;

import org.jspecify.annotations.NullMarked;
