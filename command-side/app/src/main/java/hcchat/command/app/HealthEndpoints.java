package hcchat.command.app;

import hcchat.command.rest.Access;
import hcchat.command.rest.Endpoint;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/// `/healthz`: whether the process should be left alone. `/readyz`: whether it can do its work now.
@Component
class HealthEndpoints implements Endpoint.Source {
    private final CommandSide side;
    private final Readiness readiness;

    HealthEndpoints(CommandSide side, Readiness readiness) {
        this.side = side;
        this.readiness = readiness;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        HttpMethod.GET,
                        "/healthz",
                        Access.HEALTH,
                        _ -> answer(side::isAlive, "ok", "the owner has stopped")),
                new Endpoint(
                        HttpMethod.GET,
                        "/readyz",
                        Access.HEALTH,
                        _ -> answer(readiness::isReady, "ready", "not ready yet")));
    }

    private static ServerResponse answer(BooleanSupplier good, String yes, String no) {
        boolean well = good.getAsBoolean();
        return ServerResponse.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.TEXT_PLAIN)
                .body((well ? yes : no) + "\n");
    }

    /// Whether all that belongs to this process is ready: its share of the partitions, and what runs beside it.
    interface Readiness {
        boolean isReady();
    }
}
