/// The rules by which rooms are kept, as tables that a person can read.
@NullMarked
package hcchat.command.rights;

import org.jspecify.annotations.NullMarked;
