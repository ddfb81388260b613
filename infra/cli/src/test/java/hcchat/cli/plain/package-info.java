/// Specifications of what `hcchat.cli.plain` does.
@NullMarked
package hcchat.cli.plain;

import org.jspecify.annotations.NullMarked;
