/// Replay over gRPC: the reader at the asker's end, the service at the other.
/// In: a reader's questions. Out: its answers, events byte for byte.
/// Never: a key; and nothing of Protobuf leaves this package.
@NullMarked
package hcchat.replay.grpc;

import org.jspecify.annotations.NullMarked;
