/// How commands reach the owner of their room, and room keys those who may have them.
/// In: requests of edges and of REST. Out: exactly one outcome each.
/// Never: a decision, or a request that outlives its sender's patience.
@NullMarked
package hcchat.intake;

import org.jspecify.annotations.NullMarked;
