/// The edge as a whole: what it is told, of what it consists, in which order it begins and ends.
/// In: settings and the four ports to the rest of HCChat. Out: a running server of sockets.
/// Never: logic.
@NullMarked
package hcchat.edge.app;

import org.jspecify.annotations.NullMarked;
