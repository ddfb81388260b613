package hcchat.edge.app;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Everything behind the sockets.
@Configuration(proxyBeanMethods = false)
public class EdgeConfiguration {
    @Bean(destroyMethod = "close")
    Edge edge(EdgePorts ports, EdgeSettings settings) {
        return new Edge(ports, settings);
    }
}
