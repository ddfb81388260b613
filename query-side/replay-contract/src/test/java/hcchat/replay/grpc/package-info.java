/// The contract on the service and its client.
@NullMarked
package hcchat.replay.grpc;

import org.jspecify.annotations.NullMarked;
