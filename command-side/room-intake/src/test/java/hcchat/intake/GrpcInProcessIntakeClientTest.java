package hcchat.intake;

final class GrpcInProcessIntakeClientTest extends GrpcIntakeClientContract {
    @Override
    World newWorld() {
        return GrpcWorld.inProcess();
    }
}
