/// What an operator asks of a running query-side: is it well, is it ready, make the index anew.
/// In: HTTP from this machine alone. Out: plain text.
/// Never: anything about a room or a person.
@NullMarked
package hcchat.query.ops;

import org.jspecify.annotations.NullMarked;
