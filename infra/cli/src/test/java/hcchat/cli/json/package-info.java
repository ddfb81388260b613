/// Specifications of what `hcchat.cli.json` does.
@NullMarked
package hcchat.cli.json;

import org.jspecify.annotations.NullMarked;
