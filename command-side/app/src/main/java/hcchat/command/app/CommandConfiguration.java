package hcchat.command.app;

import hcchat.command.app.HealthEndpoints.Readiness;
import hcchat.command.grants.KeySet;
import hcchat.command.ops.OperatorWiring;
import hcchat.command.rest.RestWiring;
import hcchat.command.rest.messages.MessagesWiring;
import hcchat.command.store.StoreFailure;
import hcchat.intake.grpc.GrpcIntakeServer;
import hcchat.intake.grpc.GrpcKeyServer;
import hcchat.intake.transport.ServiceHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Command-side behind its doors.
@Configuration(proxyBeanMethods = false)
@Import({
    HealthEndpoints.class,
    AccountConfiguration.class,
    RoomConfiguration.class,
    StorageConfiguration.class,
    MessagesWiring.class,
    RestWiring.class,
    OperatorWiring.class
})
public class CommandConfiguration {
    // Streams of edges don't hold a thread; key calls wait for the store.
    private static final int CALLS_AT_ONCE = 4;

    @Bean(destroyMethod = "close")
    CommandSide commandSide(CommandPorts ports) throws IOException, StoreFailure {
        return new CommandSide(ports.settings(), ports.clock(), ports.openLog());
    }

    /// Writes what the owner answers, so that the owner goes on meanwhile and the answers travel together.
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService answering() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("answering").daemon().factory());
    }

    @Bean(destroyMethod = "close")
    ServiceHost services(CommandPorts ports, CommandSide side, KeySet keys, ExecutorService answering) {
        // Before the first edge can ask.
        side.tell(() -> keys.json().getBytes(StandardCharsets.UTF_8));
        return new ServiceHost(
                ports.settings().owner().address(),
                ports.tokens(),
                CALLS_AT_ONCE,
                List.of(new GrpcIntakeServer(side.office(), answering), new GrpcKeyServer(side.keyOffice())));
    }

    @Bean
    Readiness readiness(CommandPorts ports, CommandSide side) {
        return () -> side.isReady(ports.share()) && ports.siblings().getAsBoolean();
    }
}
