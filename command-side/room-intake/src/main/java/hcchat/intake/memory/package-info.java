/// The contract without a network, for tests of what stands on either side of it.
/// In: requests. Out: the same answers as over gRPC, from an office in the same process.
/// Never: production.
@NullMarked
package hcchat.intake.memory;

import org.jspecify.annotations.NullMarked;
