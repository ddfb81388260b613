/// Specifications of what `hcchat.cli.screen` does.
@NullMarked
package hcchat.cli.screen;

import org.jspecify.annotations.NullMarked;
