/// The terminal client as it ships, in a terminal: keys in, a screen out, and a server that is killed meanwhile.
@NullMarked
package hcchat.spec.terminal;

import org.jspecify.annotations.NullMarked;
