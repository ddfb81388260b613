/// Specifications of what `hcchat.cli.command` does.
@NullMarked
package hcchat.cli.command;

import org.jspecify.annotations.NullMarked;
