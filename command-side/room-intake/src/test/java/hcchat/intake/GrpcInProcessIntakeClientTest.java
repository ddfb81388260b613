package hcchat.intake;

final class GrpcInProcessIntakeClientTest extends IntakeClientContract {
    @Override
    World newWorld() {
        return GrpcWorld.inProcess();
    }
}
