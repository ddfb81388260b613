/// What query-side asks of PostgreSQL, in SQL.
/// In: a room or partition and a range. Out: rows of the store as events.
/// Never: a write to the store's own tables.
@NullMarked
package hcchat.query.store;

import org.jspecify.annotations.NullMarked;
