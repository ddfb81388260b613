/// How requests find the owner of their room, whatever carries them there.
/// In: requests from many threads, answers and breaks from the lines to the owners. Out: batches in the order of each
/// partition, one outcome a request.
/// Never: a request answered twice or not at all, one that overtakes another of its room, memory without a bound.
@NullMarked
package hcchat.intake.routing;

import org.jspecify.annotations.NullMarked;
