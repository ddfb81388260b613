/// In: REST as it is shipped, over HTTP. Out: what callers may rely on.
/// Never: a shortcut past a door.
@NullMarked
package hcchat.command.rest;

import org.jspecify.annotations.NullMarked;
