package hcchat.intake.transport;

import hcchat.intake.health.v1.HealthGrpc;
import hcchat.intake.health.v1.HealthWire.HealthCheckRequest;
import hcchat.intake.health.v1.HealthWire.HealthCheckResponse;
import hcchat.intake.health.v1.HealthWire.HealthCheckResponse.ServingStatus;
import io.grpc.stub.StreamObserver;
import java.util.function.BooleanSupplier;

/// Says by gRPC's own health protocol whether this process can answer. One of the services of a [ServiceHost].
public final class HealthService extends HealthGrpc.HealthImplBase {
    private final BooleanSupplier ready;

    /// @param ready asked at each check; must not block
    public HealthService(BooleanSupplier ready) {
        this.ready = ready;
    }

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> out) {
        ServingStatus status = ready.getAsBoolean() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        out.onNext(HealthCheckResponse.newBuilder().setStatus(status).build());
        out.onCompleted();
    }
}
