package hcchat.intake;

final class GrpcTcpIntakeClientTest extends IntakeClientContract {
    @Override
    World newWorld() {
        return GrpcWorld.overTcp();
    }
}
