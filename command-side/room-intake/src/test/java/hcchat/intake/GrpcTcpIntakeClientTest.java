package hcchat.intake;

final class GrpcTcpIntakeClientTest extends GrpcIntakeClientContract {
    @Override
    World newWorld() {
        return GrpcWorld.overTcp();
    }
}
