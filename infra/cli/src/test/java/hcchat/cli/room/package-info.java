/// Specifications of what `hcchat.cli.room` does.
@NullMarked
package hcchat.cli.room;

import org.jspecify.annotations.NullMarked;
