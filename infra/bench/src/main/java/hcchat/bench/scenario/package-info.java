/// In: a target and the load. Out: figures, and a check that they were earned.
/// Never: a figure from a run that lost a message.
@NullMarked
package hcchat.bench.scenario;

import org.jspecify.annotations.NullMarked;
