/// In: a table of doors and callers. Out: that each door of the real server answers each caller so.
/// Never: a door that isn't in the table.
@NullMarked
package hcchat.spec.doors;

import org.jspecify.annotations.NullMarked;
