/// The contract on the wire, and its two ends.
/// In: requests and outcomes as records. Out: the same on the other side of a gRPC stream.
/// Never: a decision; and nothing of Protobuf leaves this package.
@NullMarked
package hcchat.intake.grpc;

import org.jspecify.annotations.NullMarked;
