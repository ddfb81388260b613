package hcchat.replay.grpc;

final class GrpcReplayInProcessTest extends GrpcReplayContract {
    @Override
    boolean tcp() {
        return false;
    }
}
