package hcchat.intake;

final class GrpcKeyClientInProcessTest extends GrpcKeyClientContract {
    GrpcKeyClientInProcessTest() {
        super(false);
    }
}
