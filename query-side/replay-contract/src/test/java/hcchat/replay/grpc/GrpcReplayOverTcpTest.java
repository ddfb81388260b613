package hcchat.replay.grpc;

final class GrpcReplayOverTcpTest extends GrpcReplayContract {
    @Override
    boolean tcp() {
        return true;
    }
}
