/// In: what a person types, and frames from an edge. Out: frames to an edge, and messages once and in order.
/// Never: a dependency of a server module.
@NullMarked
package hcchat.client;

import org.jspecify.annotations.NullMarked;
