/// In: how many rooms and members, and how fast. Out: what was acknowledged and delivered, how late, and every loss,
/// repeat and change of order.
/// Never: JSON parsing, allocation or a second thread on the path of a delivery: one core has to outrun the server.
@NullMarked
package hcchat.bench.load;

import org.jspecify.annotations.NullMarked;
