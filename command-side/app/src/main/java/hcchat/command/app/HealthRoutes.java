package hcchat.command.app;

import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// `/healthz`: whether the process should be left alone. `/readyz`: whether it can do its work now.
@Configuration(proxyBeanMethods = false)
class HealthRoutes {
    @Bean
    RouterFunction<ServerResponse> health(CommandSide side, Readiness readiness) {
        return RouterFunctions.route()
                .GET("/healthz", request -> answer(side::isAlive, "ok", "the owner has stopped"))
                .GET("/readyz", request -> answer(readiness::isReady, "ready", "not ready yet"))
                .build();
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
