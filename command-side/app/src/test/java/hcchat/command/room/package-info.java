/// The room's rules.
@NullMarked
package hcchat.command.room;

import org.jspecify.annotations.NullMarked;
