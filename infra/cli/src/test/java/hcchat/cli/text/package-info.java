/// Specifications of what `hcchat.cli.text` does.
@NullMarked
package hcchat.cli.text;

import org.jspecify.annotations.NullMarked;
