/// Specifications of what `hcchat.cli` does.
@NullMarked
package hcchat.cli;

import org.jspecify.annotations.NullMarked;
