package hcchat.intake;

final class GrpcKeyClientOverTcpTest extends GrpcKeyClientContract {
    GrpcKeyClientOverTcpTest() {
        super(true);
    }
}
